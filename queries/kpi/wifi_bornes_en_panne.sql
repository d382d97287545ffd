-- title: Bornes WiFi à surveiller
-- question: Combien de bornes WiFi sont en panne ou muettes ?
-- theme: Numérique
-- unit: bornes
-- direction: down
-- target: 0 from 2020-06-01 by démonstration
-- tolerance: 1
-- cadence: month
-- season: none
-- total: last
-- owner: informatique
-- source: wifi
-- method: Bornes en marche moins de 95 % du temps publié dans le mois, ou qui n’ont rien publié de tout le mois alors qu’elles publiaient un ou deux mois avant.
-- limits: Une borne retirée par la ville est comptée deux mois. Une borne qui ne publie pas son état n’est pas comptée en panne.
-- since: 2020-06-01
-- returns: period DATE, value DOUBLE
with months as (
  select cast(date_trunc('month', month_ends_on) as date) as month
  from mart.wifi_days
  where month_ends_on < $today
  group by month_ends_on
  having sum(published_min) > 0 and max(used_on) = month_ends_on
), expected as (
  select distinct months.month, points.point_id
  from months
  join mart.wifi_points as points on points.month between months.month - interval 2 months and months.month
)
select
  month as period,
  cast(count(*) filter (points.point_id is null or points.available_min < 0.95 * points.published_min) as double) as value
from expected
left join mart.wifi_points as points using (month, point_id)
group by month
order by period
