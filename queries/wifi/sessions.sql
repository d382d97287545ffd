-- title: Sessions par jour, ou par jour en moyenne de la semaine ou du mois
-- params: start DATE, stop DATE, step VARCHAR
-- returns: period DATE, sessions DOUBLE, day_count BIGINT, masked_count BIGINT
-- source: wifi
--
-- `step` is day, week or month; a mean over the days that are published and not hidden, so that weeks of different
-- lengths compare.
select
  cast(date_trunc($step, used_on) as date) as period, avg(sessions) as sessions, count(sessions) as day_count,
  count(*) filter (is_masked) as masked_count
from mart.wifi_days
where used_on between $start and $stop
group by all
order by period
