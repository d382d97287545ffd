-- title: Sessions du WiFi public
-- question: Le WiFi gratuit de la ville est-il utilisé ?
-- theme: Numérique
-- unit: sessions
-- direction: up
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: informatique
-- source: wifi
-- method: Sessions ouvertes dans le mois, toutes bornes ensemble. Le total vient des jours, ou des bornes quand un jour trop calme est caché ; si les deux cachent quelque chose, le mois est laissé vide. Un mois dont un jour n’est pas publié l’est aussi.
-- limits: Une personne qui se connecte deux fois compte deux fois : une session n’est pas une personne.
-- since: 2020-06-01
-- returns: period DATE, value DOUBLE
with days as (
  select month_ends_on, sum(sessions) as total, bool_or(is_masked) as is_masked
  from mart.wifi_days
  where month_ends_on < $today
  group by month_ends_on
  having count(*) = day(month_ends_on)
), points as (
  select month_ends_on, sum(sessions) as total, bool_or(is_masked) as is_masked
  from mart.wifi_points
  group by month_ends_on
), months as (
  select month_ends_on, case when not days.is_masked then days.total when not points.is_masked then points.total end as total
  from days
  left join points using (month_ends_on)
)
select cast(date_trunc('month', month_ends_on) as date) as period, cast(total as double) as value
from months
where total is not null
order by period
