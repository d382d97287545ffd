-- title: Niveau et débit de stations, heure par heure
-- params: stations VARCHAR[], days INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
select
    hourly.station_id,
    hourly.hour_at as measured_at,
    hourly.level_m,
    hourly.flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from mart.river_hourly as hourly
inner join mart.river_latest as latest on hourly.station_id = latest.station_id
left join mart.river_season as season
    on hourly.station_id = season.station_id and least(dayofyear(hourly.hour_at), 365) = season.day_of_year
where
    list_contains($stations, latest.station_id)
    and hourly.hour_at >= latest.measured_at - to_days($days)
order by hourly.station_id, hourly.hour_at
