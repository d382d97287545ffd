-- title: Les bornes : usage et disponibilité
-- params: start DATE, stop DATE
-- returns: point_id VARCHAR, point_name VARCHAR, sessions BIGINT, volume_gb DOUBLE, availability_share DOUBLE, down_h DOUBLE, day_count BIGINT, masked_count BIGINT, last_month DATE
-- source: wifi
--
-- Sur les mois qui touchent la période ; un mois caché n’est dans aucune somme (`masked_count`). La disponibilité est
-- celle des minutes publiées : ce qu’une borne n’a pas publié est inconnu, non en panne.
select
  point_id, arg_max(point_name, month) as point_name,
  cast(sum(sessions) as bigint) as sessions,
  sum(volume_gb) as volume_gb, sum(available_min) / nullif(sum(published_min), 0) as availability_share,
  (sum(published_min) - sum(available_min)) / 60 as down_h, cast(sum(day_count) as bigint) as day_count, count(*) filter (is_masked) as masked_count, max(month) as last_month
from mart.wifi_points
where month_ends_on >= $start and month <= $stop
group by point_id
order by sessions desc nulls last, point_name
