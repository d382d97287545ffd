-- title: Huit derniers jours de chaque station, quart d’heure par quart d’heure, devant leur saison
-- table: mart.river_quarters
-- source: hydrometrie
-- after: mart.river_recent
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, last_at TIMESTAMP, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
--
-- Le plus haut de chaque quart d’heure, jusqu’à la dernière mesure de chaque station : une semaine tient dans une courbe sans
-- perdre un pic.
select
    station_id,
    time_bucket(interval 15 minutes, measured_at) as measured_at,
    max(level_m) as level_m,
    max(flow_m3s) filter (where not coalesce(is_flow_suspect, false)) as flow_m3s,
    any_value(last_at) as last_at,
    any_value(season_low_m) as season_low_m,
    any_value(season_mid_m) as season_mid_m,
    any_value(season_high_m) as season_high_m
from mart.river_recent
where not coalesce(is_suspect, false) and measured_at >= last_at - interval 8 day
group by station_id, time_bucket(interval 15 minutes, measured_at)
