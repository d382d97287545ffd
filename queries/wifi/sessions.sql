-- title: Sessions par jour, ou par jour en moyenne de la semaine ou du mois
-- params: start DATE, stop DATE, step VARCHAR
-- returns: period DATE, sessions DOUBLE, volume_gb DOUBLE, session_min DOUBLE, peak_devices DOUBLE, availability_share DOUBLE, day_count BIGINT, masked_count BIGINT
-- source: wifi
--
-- `step` vaut day, week ou month ; moyenne des jours publiés et non cachés. Une semaine ou un mois que la période coupe
-- est laissé de côté : deux jours calmes ne font pas une semaine. `session_min` est la durée moyenne d’une session,
-- `peak_devices` la médiane du plus grand nombre de terminaux vus par une borne en une heure.
select
  cast(date_trunc($step, used_on) as date) as period, avg(sessions) as sessions, avg(volume_gb) as volume_gb,
  sum(session_min * sessions) / nullif(sum(sessions) filter (session_min is not null), 0) as session_min,
  median(peak_devices) as peak_devices, sum(available_min) / nullif(sum(published_min), 0) as availability_share,
  count(sessions) as day_count, count(*) filter (is_masked) as masked_count
from mart.wifi_days
where date_trunc($step, used_on) >= $start and used_on <= $stop
group by all
having max(date_trunc($step, used_on)) + case $step when 'day' then interval 0 day when 'week' then interval 6 days
  else interval 1 month - interval 1 day end <= $stop
order by period
