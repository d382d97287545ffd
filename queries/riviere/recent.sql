-- title: Niveau et débit de stations à la cadence publiée
-- params: stations VARCHAR[], hours INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Jusqu’à la dernière mesure de chaque station ; la saison est celle du jour de l’année.
with recent as (
    select readings.*
    from mart.river_recent as readings
    inner join mart.river_latest as latest on readings.station_id = latest.station_id
    where
        list_contains($stations, latest.station_id) and not coalesce(readings.is_suspect, false)
        and readings.measured_at >= latest.measured_at - to_hours($hours)
)

select
    recent.station_id,
    recent.measured_at,
    recent.level_m,
    case when not coalesce(recent.is_flow_suspect, false) then recent.flow_m3s end as flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from recent
left join mart.river_season as season
    on recent.station_id = season.station_id and least(dayofyear(recent.measured_at), 365) = season.day_of_year
order by recent.station_id, recent.measured_at
