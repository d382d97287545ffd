-- title: Rivière, heure par heure
-- table: mart.river_hourly
-- source: hydrometrie
-- key: station_id, hour_at
-- incremental: hour_at
-- returns: station_id VARCHAR, hour_at TIMESTAMP, level_m DOUBLE, level_max_m DOUBLE, flow_m3s DOUBLE, reading_count BIGINT
--
-- Moyenne de l’heure ; les valeurs signalées n’y entrent pas. Les sommes sont exactes
-- (décimales) : leur ordre n’y change rien.
select
    station_id,
    date_trunc('hour', measured_at) as hour_at,
    round(avg(cast(level_m as decimal(12, 3))), 4) as level_m,
    max(level_m) as level_max_m,
    round(avg(cast(flow_m3s as decimal(12, 3))) filter (where not coalesce(is_flow_suspect, false)), 4) as flow_m3s,
    count(*) as reading_count
from core.river_readings
where measured_at >= $since and not coalesce(is_suspect, false)
group by all
