-- title: Douze derniers mois de chaque station, jour par jour, devant leur saison
-- table: mart.river_days
-- source: hydrometrie
-- after: mart.river_daily, mart.river_latest
-- key: station_id, day
-- returns: station_id VARCHAR, day DATE, level_m DOUBLE, flow_m3s DOUBLE, last_at TIMESTAMP, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
--
-- La moyenne de chaque jour de Paris, jusqu’à celui de la dernière mesure de la station ; la saison est faite de moyennes d’un
-- jour aussi.
select
    daily.station_id,
    daily.day,
    daily.level_m,
    daily.flow_m3s,
    latest.measured_at as last_at,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from mart.river_daily as daily
inner join mart.river_latest as latest on daily.station_id = latest.station_id
left join mart.river_season as season
    on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
where daily.day >= latest.measured_at - interval 366 day
