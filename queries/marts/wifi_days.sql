-- title: WiFi public, la ville entière, jour par jour
-- table: mart.wifi_days
-- source: wifi
-- key: used_on
-- incremental: month_ends_on
-- returns: used_on DATE, month_ends_on DATE, sessions BIGINT, volume_gb DOUBLE, session_min DOUBLE, peak_devices INTEGER, is_whole_day BOOLEAN, is_masked BOOLEAN, point_count INTEGER, point_up_count INTEGER, available_min BIGINT, published_min BIGINT
--
-- k = 11 : un jour de 1 à 10 sessions ou terminaux est nul et `is_masked`. Pour qu’il ne revienne pas par différence
-- avec les heures du même jour de semaine (mart.wifi_hours) ou le mois des bornes (mart.wifi_points), les plus petits
-- autres jours de ce jour de semaine dans ce mois sont cachés avec lui, jusqu’à deux au moins et 11 terminaux ensemble ;
-- et le mois entier quand tous les jours d’un jour de semaine en font de 1 à 10. Les jours tout en heures et les autres
-- sont jugés à part : les heures ne somment que les premiers. `peak_devices` est le plus de terminaux
-- distincts qu’une borne a vus en une heure (en un jour, quand c’est le jour qui est publié) : ils ne s’additionnent ni
-- entre heures ni entre bornes. La disponibilité ne compte personne.
with daily as (
  select
    point_id, used_on, count(*) filter (hour is null) > 0 as is_whole_day,
    coalesce(sum(sessions) filter (hour is null), sum(sessions)) as sessions,
    coalesce(sum(devices) filter (hour is null), sum(devices)) as devices,
    coalesce(max(devices) filter (hour is null), max(devices)) as peak_devices,
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
), town as (
  select
    used_on, sum(sessions) as sessions, coalesce(least(nullif(sum(sessions), 0), nullif(sum(devices), 0)), 0) as persons,
    max(peak_devices) as peak_devices, bool_and(is_whole_day) as is_whole_day,
    not bool_or(is_whole_day) as is_hourly, sum(duration_s) as duration_s,
    sum(bytes) / 1e9 as volume_gb, count(*) as point_count, count(*) filter (available_min > 0) as point_up_count,
    sum(available_min) as available_min, sum(published_min) as published_min
  from daily
  group by used_on
), ranked as (
  select
    *, persons between 1 and 10 as is_small,
    sum(persons) over (partition by last_day(used_on), isodow(used_on), is_hourly) as weekday_persons,
    bool_or(persons between 1 and 10) over (partition by last_day(used_on), isodow(used_on), is_hourly) as is_exposed,
    row_number() over smallest as size_rank,
    coalesce(sum(persons) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from town
  window smallest as (partition by last_day(used_on), isodow(used_on), is_hourly, persons > 0 order by persons, used_on)
), judged as (
  select
    *, persons > 0 and (is_exposed and (is_small or size_rank <= 2 or hidden_before < 11)
      or bool_or(weekday_persons between 1 and 10) over (partition by last_day(used_on))) as is_masked
  from ranked
)
select
  used_on, last_day(used_on) as month_ends_on, case when not is_masked then sessions end as sessions,
  case when not is_masked then volume_gb end as volume_gb,
  case when not is_masked and sessions > 0 then duration_s / 60.0 / sessions end as session_min,
  case when not is_masked and peak_devices not between 1 and 10 then peak_devices end as peak_devices, is_whole_day, is_masked,
  point_count, point_up_count, available_min, published_min
from judged
