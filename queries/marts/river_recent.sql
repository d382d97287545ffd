-- title: Trente et un derniers jours de chaque station, à la cadence publiée
-- table: mart.river_recent
-- source: hydrometrie
-- after: mart.river_season
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, is_suspect BOOLEAN, is_flow_suspect BOOLEAN, gap_min DOUBLE, last_at TIMESTAMP, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
--
-- Trente et un jours avant la dernière mesure de toutes les stations : le coût ne suit pas l’histoire. Chaque mesure porte ce
-- qu’une courbe en demande : les minutes depuis la précédente, le dernier niveau de sa station, la saison de son jour.
with readings as (
    select
        station_id,
        measured_at,
        level_m,
        flow_m3s,
        is_suspect,
        is_flow_suspect,
        least(dayofyear(measured_at), 365) as day_of_year
    from core.river_readings
    where measured_at >= (select max(measured_at) - interval 31 day from core.river_readings)
)

select
    readings.station_id,
    readings.measured_at,
    readings.level_m,
    readings.flow_m3s,
    readings.is_suspect,
    readings.is_flow_suspect,
    epoch(readings.measured_at - lag(readings.measured_at) over (
        partition by readings.station_id order by readings.measured_at
    )) / 60 as gap_min,
    max(readings.measured_at) filter (where readings.level_m is not null and not coalesce(readings.is_suspect, false)) over (
        partition by readings.station_id
    ) as last_at,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from readings
left join mart.river_season as season
    on readings.station_id = season.station_id and readings.day_of_year = season.day_of_year
