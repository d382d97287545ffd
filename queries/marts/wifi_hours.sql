-- title: WiFi public, heure par heure dans la semaine, mois par mois
-- table: mart.wifi_hours
-- source: wifi
-- key: month_ends_on, weekday, hour
-- incremental: month_ends_on
-- returns: month DATE, month_ends_on DATE, weekday INTEGER, hour INTEGER, sessions BIGINT, day_count INTEGER, is_masked BOOLEAN
--
-- Toutes bornes ensemble, les jours dont chaque borne publie ses heures ; `weekday` vaut 1 le lundi. k = 11 : une heure de
-- 1 à 10 sessions ou terminaux sur le mois est nulle et `is_masked`, et avec elle les heures suivantes les plus petites de
-- ce jour de semaine dans ce mois, jusqu’à deux au moins et 11 terminaux ensemble, et le mois entier quand toutes les
-- heures d’un jour de semaine en font de 1 à 10 : les jours (mart.wifi_days, qui juge ces jours à part des autres) et les
-- bornes (mart.wifi_points) n’en rendent alors aucune. Le mois est caché aussi quand ses jours sans heures n’en font que
-- de 1 à 10, que le total des bornes donnerait. Par borne, les heures seraient trop petites pour être montrées.
with used as (
  select point_id, used_on, hour, sessions, devices from core.wifi_usage where used_on >= date_trunc('month', $since)
), whole as (
  select distinct point_id, used_on from used where hour is null
), others as (
  select last_day(used_on) as month_ends_on, least(nullif(sum(sessions), 0), nullif(sum(devices), 0)) as other_persons
  from used
  semi join whole using (used_on)
  where hour is null or not exists (select 1 from whole where whole.used_on = used.used_on and whole.point_id = used.point_id)
  group by last_day(used_on)
), hourly as (
  select
    last_day(used_on) as month_ends_on, isodow(used_on) as weekday, hour, count(distinct used_on) as day_count,
    sum(sessions) as sessions, coalesce(least(nullif(sum(sessions), 0), nullif(sum(devices), 0)), 0) as persons
  from used
  anti join whole using (used_on)
  group by last_day(used_on), isodow(used_on), hour
), ranked as (
  select
    *, persons between 1 and 10 as is_small, sum(persons) over (partition by month_ends_on, weekday) as weekday_persons,
    bool_or(persons between 1 and 10) over (partition by month_ends_on, weekday) as is_exposed,
    row_number() over smallest as size_rank,
    coalesce(sum(persons) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from hourly
  window smallest as (partition by month_ends_on, weekday, persons > 0 order by persons, hour)
), judged as (
  select
    *, persons > 0 and (is_exposed and (is_small or size_rank <= 2 or hidden_before < 11)
      or bool_or(weekday_persons between 1 and 10) over (partition by month_ends_on)
      or coalesce(other_persons between 1 and 10, false)) as is_masked
  from ranked
  left join others using (month_ends_on)
)
select
  cast(date_trunc('month', month_ends_on) as date) as month, month_ends_on, weekday, hour,
  case when not is_masked then sessions end as sessions, day_count, is_masked
from judged
