-- title: Trente jours de WiFi, comparés aux trente d’avant
-- params: stop DATE
-- returns: last_on DATE, day_count BIGINT, before_day_count BIGINT, sessions BIGINT, before_sessions BIGINT, year_sessions BIGINT, year_day_count BIGINT, season_low BIGINT, season_high BIGINT, season_count BIGINT, masked_count BIGINT, median_sessions DOUBLE, median_devices DOUBLE, is_whole_day BOOLEAN, volume_gb DOUBLE, before_volume_gb DOUBLE, availability_share DOUBLE, point_count BIGINT, point_up_count BIGINT, session_min DOUBLE
-- source: wifi
-- method: Les trente derniers jours publiés pour toute la ville, comparés aux trente d’avant et aux mêmes jours des cinq années passées. Un jour caché, parce qu’il compte trop peu de personnes, n’entre pas dans les sommes. Les terminaux sont ceux de la borne la plus chargée, à son heure la plus chargée : ils ne s’additionnent ni entre heures ni entre bornes.
--
-- Les trente jours finissent au dernier publié à `stop` ; `year_…` sont les mêmes jours un an plus tôt (364 jours, pour
-- que les jours de la semaine tombent ensemble), `season_…` le moins et le plus de chacune des cinq années d’avant,
-- parmi celles qui ont publié au moins 20 de ces jours. `median_devices` est la médiane des jours de ce que la borne la
-- plus chargée a vu dans son heure la plus chargée (ou son jour) : 10 y tient lieu d’un jour caché, une médiane au-
-- dessus de 10 est donc exacte et une de 10 se lit « moins de 11 ». `session_min` : durée moyenne des sessions des jours
-- montrés, en minutes.
with latest as (
  select max(used_on) as last_on from mart.wifi_days where used_on <= $stop
), days as (
  select
    *, date_diff('day', used_on, last_on) between 0 and 29 as is_now, date_diff('day', used_on, last_on) between 30 and 59 as is_before,
    date_diff('day', used_on, last_on) between 364 and 393 as is_year_before
  from mart.wifi_days, latest
  where used_on between last_on - interval 393 days and last_on
), seasons as (
  select cast(sum(sessions) as bigint) as sessions
  from mart.wifi_days, latest
  where date_diff('day', used_on, last_on) between 364 and 5 * 364 + 29 and date_diff('day', used_on, last_on) % 364 < 30
  group by date_diff('day', used_on, last_on) // 364
  having count(sessions) >= 20
)
select
  any_value(last_on) as last_on, count(*) filter (is_now) as day_count, count(*) filter (is_before) as before_day_count,
  cast(sum(sessions) filter (is_now) as bigint) as sessions, cast(sum(sessions) filter (is_before) as bigint) as before_sessions,
  cast(sum(sessions) filter (is_year_before) as bigint) as year_sessions, count(*) filter (is_year_before) as year_day_count,
  (select min(sessions) from seasons) as season_low, (select max(sessions) from seasons) as season_high,
  (select count(*) from seasons) as season_count,
  count(*) filter (is_now and is_masked) as masked_count, median(sessions) filter (is_now) as median_sessions,
  median(coalesce(peak_devices, 10)) filter (is_now) as median_devices, bool_and(is_whole_day) filter (is_now) as is_whole_day,
  sum(volume_gb) filter (is_now) as volume_gb, sum(volume_gb) filter (is_before) as before_volume_gb,
  sum(available_min) filter (is_now) / nullif(sum(published_min) filter (is_now), 0) as availability_share,
  cast(max(point_count) filter (used_on = last_on) as bigint) as point_count,
  cast(max(point_up_count) filter (used_on = last_on) as bigint) as point_up_count,
  sum(session_min * sessions) filter (is_now) / nullif(sum(sessions) filter (is_now and session_min is not null), 0) as session_min
from days
