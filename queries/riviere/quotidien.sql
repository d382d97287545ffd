-- title: Niveau et débit de stations, jour par jour
-- params: stations VARCHAR[], days INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- La moyenne de chaque jour de Paris, jusqu’à celui de la dernière mesure de la station ; la saison est faite de moyennes d’un jour aussi.
select
    daily.station_id,
    cast(daily.day as timestamp) as measured_at,
    daily.level_m,
    daily.flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from mart.river_daily as daily
inner join mart.river_latest as latest on daily.station_id = latest.station_id
left join mart.river_season as season
    on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
where
    list_contains($stations, latest.station_id)
    and daily.day >= latest.measured_at - to_days($days)
order by daily.station_id, daily.day
