-- title: Trente et un derniers jours de chaque station, heure par heure, devant leur saison
-- table: mart.river_hours
-- source: hydrometrie
-- after: mart.river_hourly, mart.river_latest
-- key: station_id, hour_at
-- returns: station_id VARCHAR, hour_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, last_at TIMESTAMP, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
--
-- Jusqu’à la dernière mesure de chaque station : une courbe d’un mois ne relit pas dix ans d’heures.
select
    hourly.station_id,
    hourly.hour_at,
    hourly.level_m,
    hourly.flow_m3s,
    latest.measured_at as last_at,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from mart.river_hourly as hourly
inner join mart.river_latest as latest on hourly.station_id = latest.station_id
left join mart.river_season as season
    on hourly.station_id = season.station_id and least(dayofyear(hourly.hour_at), 365) = season.day_of_year
where hourly.hour_at >= latest.measured_at - interval 31 day
