-- title: Sessions par heure et par jour de la semaine
-- params: start DATE, stop DATE
-- returns: weekday INTEGER, hour INTEGER, sessions DOUBLE, is_masked BOOLEAN
-- source: wifi
--
-- Mean sessions that open in that hour of that weekday, all points together, over the months that touch the period. Null
-- and `is_masked` where more than half of those months are hidden.
select
  weekday, hour,
  case when count(*) filter (is_masked) * 2 <= count(*) then sum(sessions) / nullif(sum(day_count) filter (not is_masked), 0) end as sessions,
  count(*) filter (is_masked) * 2 > count(*) as is_masked
from mart.wifi_hours
where month_ends_on >= $start and month <= $stop
group by weekday, hour
order by weekday, hour
