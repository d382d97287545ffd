-- title: WiFi public, la ville entière, par jour, semaine et mois
-- table: mart.wifi_periods
-- source: wifi
-- after: mart.wifi_days
-- key: step, period
-- returns: step VARCHAR, period DATE, ends_on DATE, sessions DOUBLE, volume_gb DOUBLE, session_min DOUBLE, peak_devices DOUBLE, availability_share DOUBLE, day_count BIGINT, masked_count BIGINT
--
-- `step` vaut day, week ou month ; de `period` à `ends_on`, moyenne des jours publiés et non cachés. `session_min` est la
-- durée moyenne d’une session, `peak_devices` la médiane du plus grand nombre de terminaux vus par une borne en une heure.
with cut as (
  select steps.step, cast(date_trunc(steps.step, days.used_on) as date) as period, days.*
  from mart.wifi_days as days
  cross join (values ('day'), ('week'), ('month')) as steps (step)
)
select
  step, period,
  cast(case step when 'day' then period when 'week' then period + 6 else last_day(period) end as date) as ends_on,
  avg(sessions) as sessions, avg(volume_gb) as volume_gb,
  sum(session_min * sessions) / nullif(sum(sessions) filter (session_min is not null), 0) as session_min,
  median(peak_devices) as peak_devices, sum(available_min) / nullif(sum(published_min), 0) as availability_share,
  count(sessions) as day_count, count(*) filter (is_masked) as masked_count
from cut
group by step, period
