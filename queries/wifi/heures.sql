-- title: Sessions par heure et par jour de la semaine
-- params: start DATE, stop DATE
-- returns: weekday INTEGER, hour INTEGER, sessions BIGINT, is_masked BOOLEAN
-- source: wifi
--
-- Sessions that open in that hour of that weekday, all points together, added up over the months that touch the period: a sum of
-- counts that are 11 at least, never a mean that would read as fewer. Null and `is_masked` where more than half of those
-- months are hidden.
select
  weekday, hour,
  case when count(*) filter (is_masked) * 2 <= count(*) then cast(sum(sessions) as bigint) end as sessions,
  count(*) filter (is_masked) * 2 > count(*) as is_masked
from mart.wifi_hours
where month_ends_on >= $start and month <= $stop
group by weekday, hour
order by weekday, hour
