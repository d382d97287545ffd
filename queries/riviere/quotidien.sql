-- title: Niveau et débit d’une station, jour par jour
-- params: station VARCHAR, days INTEGER
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- La moyenne de chaque jour de Paris, jusqu’à celui de la dernière mesure ; la saison est faite de moyennes d’un jour aussi.
select
    cast(daily.day as timestamp) as measured_at,
    daily.level_m,
    daily.flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from mart.river_daily as daily
left join mart.river_season as season
    on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
where
    daily.station_id = $station
    and daily.day >= (select max(l.measured_at) from mart.river_latest as l where l.station_id = $station) - to_days($days)
order by measured_at
