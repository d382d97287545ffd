-- title: Niveau et débit de stations, semaine par semaine
-- params: stations VARCHAR[], weeks INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE, level_max_m DOUBLE, day_count BIGINT
-- source: hydrometrie
--
-- Des semaines de sept jours comptées à rebours : la dernière finit le jour de la dernière mesure de la station, et chacune est datée de
-- son dernier jour. Sous quatre jours mesurés, la semaine est vide. `day_count` compte les jours bien mesurés.
-- Dans l’ordre de sa table (`key`), qui ne coûte rien.
select
    station_id,
    measured_at,
    level_m,
    flow_m3s,
    season_low_m,
    season_mid_m,
    season_high_m,
    level_max_m,
    day_count
from mart.river_weeks
where list_contains($stations, station_id) and week_back < $weeks
