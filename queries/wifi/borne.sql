-- title: Sessions d’une borne, mois par mois
-- params: point_id VARCHAR, start DATE, stop DATE
-- returns: month DATE, sessions DOUBLE, day_count INTEGER, is_masked BOOLEAN, availability_share DOUBLE
-- source: wifi
--
-- A mean a day over the days that the point published, so that months compare.
select
  month, sessions / nullif(day_count, 0) as sessions, day_count, is_masked,
  available_min / nullif(published_min, 0) as availability_share
from mart.wifi_points
where point_id = $point_id and month_ends_on >= $start and month <= $stop
order by month
