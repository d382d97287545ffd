-- title: Sessions par jour, ou par jour en moyenne de la semaine ou du mois
-- params: start DATE, stop DATE, step VARCHAR
-- returns: period DATE, sessions DOUBLE, day_count BIGINT, masked_count BIGINT
-- source: wifi
--
-- `step` is day, week or month; a mean over the days that are published and not hidden. A week or a month that the period
-- cuts is left out: two quiet days are no week.
select
  cast(date_trunc($step, used_on) as date) as period, avg(sessions) as sessions, count(sessions) as day_count,
  count(*) filter (is_masked) as masked_count
from mart.wifi_days
where date_trunc($step, used_on) >= $start and used_on <= $stop
group by all
having max(date_trunc($step, used_on)) + case $step when 'day' then interval 0 day when 'week' then interval 6 days
  else interval 1 month - interval 1 day end <= $stop
order by period
