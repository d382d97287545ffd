-- title: Sessions d’une borne, mois par mois
-- params: point_id VARCHAR, start DATE, stop DATE
-- returns: month DATE, sessions BIGINT, volume_gb DOUBLE, session_min DOUBLE, day_count INTEGER, is_partial BOOLEAN, is_masked BOOLEAN, availability_share DOUBLE
-- source: wifi
--
-- `is_partial` : des jours du mois ne sont pas publiés, ou pas encore.
select
  month, sessions, volume_gb, session_min, day_count, day_count < day(month_ends_on) as is_partial, is_masked,
  available_min / nullif(published_min, 0) as availability_share
from mart.wifi_points
where point_id = $point_id and month_ends_on >= $start and month <= $stop
order by month
