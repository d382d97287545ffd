-- title: WiFi public, trente jours et ceux à quoi on les compare, pour chaque dernier jour
-- table: mart.wifi_thirty_days
-- source: wifi
-- after: mart.wifi_days
-- key: last_on
-- returns: last_on DATE, next_on DATE, day_count BIGINT, before_day_count BIGINT, sessions BIGINT, before_sessions BIGINT, year_sessions BIGINT, year_day_count BIGINT, season_low BIGINT, season_high BIGINT, season_count BIGINT, masked_count BIGINT, median_sessions DOUBLE, median_devices DOUBLE, is_whole_day BOOLEAN, volume_gb DOUBLE, before_volume_gb DOUBLE, availability_share DOUBLE, point_count BIGINT, point_up_count BIGINT, session_min DOUBLE
--
-- Les trente jours finissent à `last_on`, un jour publié ; `next_on` est le jour publié suivant. `year_…` sont les mêmes
-- jours un an plus tôt (364 jours, pour que les jours de la semaine tombent ensemble), `season_…` le moins et le plus de
-- chacune des cinq années d’avant, parmi celles qui ont publié au moins 20 de ces jours. Un jour caché n’est dans aucune
-- somme. `median_devices` est la médiane des jours de ce que la borne la plus chargée a vu dans son heure la plus chargée
-- (ou son jour) : 10 y tient lieu d’un jour caché, une médiane au-dessus de 10 est donc exacte et une de 10 se lit
-- « moins de 11 ». `session_min` : durée moyenne des sessions des jours montrés, en minutes.
with spans as (
  select
    *, lead(used_on, 1, date '9999-12-31') over (order by used_on) as next_on,
    count(*) over thirty as day_count, count(*) over before as before_day_count, count(*) over one_year as year_day_count,
    sum(sessions) over thirty as now_sessions, sum(sessions) over before as before_sessions,
    sum(sessions) over one_year as year_sessions,
    if(count(sessions) over one_year >= 20, sum(sessions) over one_year, null) as one,
    if(count(sessions) over two_years >= 20, sum(sessions) over two_years, null) as two,
    if(count(sessions) over three_years >= 20, sum(sessions) over three_years, null) as three,
    if(count(sessions) over four_years >= 20, sum(sessions) over four_years, null) as four,
    if(count(sessions) over five_years >= 20, sum(sessions) over five_years, null) as five,
    count(*) filter (is_masked) over thirty as masked_count, median(sessions) over thirty as median_sessions,
    median(coalesce(peak_devices, 10)) over thirty as median_devices, bool_and(is_whole_day) over thirty as is_all_whole,
    sum(volume_gb) over thirty as now_volume_gb, sum(volume_gb) over before as before_volume_gb,
    sum(available_min) over thirty / nullif(sum(published_min) over thirty, 0) as availability_share,
    sum(session_min * sessions) over thirty
      / nullif(sum(sessions) filter (session_min is not null) over thirty, 0) as mean_session_min
  from mart.wifi_days
  window
    thirty as (order by used_on range between interval 29 days preceding and current row),
    before as (order by used_on range between interval 59 days preceding and interval 30 days preceding),
    one_year as (order by used_on range between interval 393 days preceding and interval 364 days preceding),
    two_years as (order by used_on range between interval 757 days preceding and interval 728 days preceding),
    three_years as (order by used_on range between interval 1121 days preceding and interval 1092 days preceding),
    four_years as (order by used_on range between interval 1485 days preceding and interval 1456 days preceding),
    five_years as (order by used_on range between interval 1849 days preceding and interval 1820 days preceding)
)
select
  used_on as last_on, next_on, day_count, before_day_count, now_sessions as sessions, before_sessions, year_sessions,
  year_day_count, least(one, two, three, four, five) as season_low, greatest(one, two, three, four, five) as season_high,
  (one is not null)::int + (two is not null)::int + (three is not null)::int + (four is not null)::int
    + (five is not null)::int as season_count,
  masked_count, median_sessions, median_devices, is_all_whole as is_whole_day, now_volume_gb as volume_gb, before_volume_gb,
  availability_share, point_count, point_up_count, mean_session_min as session_min
from spans
