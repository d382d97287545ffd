-- title: Trente et un derniers jours de chaque station, à la cadence publiée
-- table: mart.river_recent
-- source: hydrometrie
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, is_suspect BOOLEAN, is_flow_suspect BOOLEAN
--
-- Trente et un jours avant la dernière mesure de toutes les stations : le coût ne suit pas l’histoire.
select
    station_id,
    measured_at,
    level_m,
    flow_m3s,
    is_suspect,
    is_flow_suspect
from core.river_readings
where measured_at >= (select max(measured_at) - interval 31 day from core.river_readings)
