-- title: Niveau et débit de stations, jour par jour
-- params: stations VARCHAR[], days INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- La moyenne de chaque jour de Paris, jusqu’à celui de la dernière mesure de la station, un an au plus.
-- Dans l’ordre de sa table (`key`), qui ne coûte rien.
select
    station_id,
    cast(day as timestamp) as measured_at,
    level_m,
    flow_m3s,
    season_low_m,
    season_mid_m,
    season_high_m
from mart.river_days
where list_contains($stations, station_id) and day >= last_at - to_days($days)
