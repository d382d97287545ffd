-- title: Niveau et débit de stations à la cadence publiée
-- params: stations VARCHAR[], hours INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Jusqu’à la dernière mesure de chaque station ; la saison est celle du jour de l’année.
-- Dans l’ordre de sa table (`key`), qui ne coûte rien.
select
    station_id,
    measured_at,
    level_m,
    case when not coalesce(is_flow_suspect, false) then flow_m3s end as flow_m3s,
    season_low_m,
    season_mid_m,
    season_high_m
from mart.river_recent
where
    list_contains($stations, station_id) and not coalesce(is_suspect, false)
    and measured_at >= last_at - to_hours($hours)
