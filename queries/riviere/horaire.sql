-- title: Niveau et débit de stations, heure par heure
-- params: stations VARCHAR[], days INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Jusqu’à la dernière mesure de chaque station, trente et un jours au plus ; la saison est celle du jour de l’année.
-- Dans l’ordre de sa table (`key`), qui ne coûte rien.
select
    station_id,
    hour_at as measured_at,
    level_m,
    flow_m3s,
    season_low_m,
    season_mid_m,
    season_high_m
from mart.river_hours
where list_contains($stations, station_id) and hour_at >= last_at - to_days($days)
