-- title: Niveau et débit de stations, quart d’heure par quart d’heure
-- params: stations VARCHAR[], hours INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Le plus haut de chaque quart d’heure, jusqu’à la dernière mesure de chaque station, huit jours au plus. La saison est celle
-- du jour de l’année.
-- Dans l’ordre de sa table (`key`), qui ne coûte rien.
select
    station_id,
    measured_at,
    level_m,
    flow_m3s,
    season_low_m,
    season_mid_m,
    season_high_m
from mart.river_quarters
where
    list_contains($stations, station_id)
    and measured_at >= time_bucket(interval 15 minutes, last_at - to_hours($hours))
