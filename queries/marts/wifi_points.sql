-- title: WiFi public, borne par borne, mois par mois
-- table: mart.wifi_points
-- source: wifi
-- key: month_ends_on, point_id
-- incremental: month_ends_on
-- returns: point_id VARCHAR, point_name VARCHAR, month DATE, month_ends_on DATE, sessions BIGINT, volume_gb DOUBLE, session_min DOUBLE, is_masked BOOLEAN, day_count INTEGER, available_min BIGINT, published_min BIGINT
--
-- k = 11 : le mois d’une borne de 1 à 10 sessions ou terminaux est nul et `is_masked`, et avec lui les bornes suivantes
-- les plus petites de ce mois, jusqu’à deux au moins et 11 terminaux ensemble : le total de la ville (mart.wifi_days)
-- n’en rend alors aucune. Une borne qui n’a rien publié n’a pas de ligne : se taire n’est pas être en panne.
with daily as (
  select
    point_id, arg_max(point_name, used_on) as point_name, used_on,
    coalesce(sum(sessions) filter (hour is null), sum(sessions)) as sessions,
    coalesce(sum(devices) filter (hour is null), sum(devices)) as devices,
    coalesce(sum(duration_s) filter (hour is null), sum(duration_s)) as duration_s,
    coalesce(sum(bytes_down) filter (hour is null), sum(bytes_down))
      + coalesce(sum(bytes_up) filter (hour is null), sum(bytes_up), 0) as bytes,
    coalesce(sum(available_min) filter (hour is null), sum(available_min)) as available_min,
    case when count(*) filter (hour is null) = 0 then 60 * count(available_min) when count(available_min) filter (hour is null) > 0
      then date_diff('minute', timezone('Europe/Paris', cast(used_on as timestamp)), timezone('Europe/Paris', used_on + interval 1 day))
    end as published_min
  from core.wifi_usage
  where used_on >= date_trunc('month', $since)
  group by point_id, used_on
), monthly as (
  select
    point_id, arg_max(point_name, used_on) as point_name, last_day(used_on) as month_ends_on, sum(sessions) as sessions,
    coalesce(least(nullif(sum(sessions), 0), nullif(sum(devices), 0)), 0) as persons, sum(duration_s) as duration_s,
    sum(bytes) / 1e9 as volume_gb, count(*) as day_count, sum(available_min) as available_min,
    sum(published_min) as published_min
  from daily
  group by point_id, last_day(used_on)
), ranked as (
  select
    *, persons between 1 and 10 as is_small, bool_or(persons between 1 and 10) over (partition by month_ends_on) as is_exposed,
    row_number() over smallest as size_rank,
    coalesce(sum(persons) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from monthly
  window smallest as (partition by month_ends_on, persons > 0 order by persons, point_id)
), judged as (
  select *, persons > 0 and is_exposed and (is_small or size_rank <= 2 or hidden_before < 11) as is_masked from ranked
)
select
  point_id, coalesce(point_name, point_id) as point_name, cast(date_trunc('month', month_ends_on) as date) as month, month_ends_on,
  case when not is_masked then sessions end as sessions, case when not is_masked then volume_gb end as volume_gb,
  case when not is_masked and sessions > 0 then duration_s / 60.0 / sessions end as session_min, is_masked, day_count,
  available_min, published_min
from judged
