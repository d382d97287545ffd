-- title: Niveau et débit d’une station, heure par heure
-- params: station VARCHAR, days INTEGER
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
select
    hourly.hour_at as measured_at,
    hourly.level_m,
    hourly.flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from mart.river_hourly as hourly
left join mart.river_season as season
    on hourly.station_id = season.station_id and least(dayofyear(hourly.hour_at), 365) = season.day_of_year
where
    hourly.station_id = $station
    and hourly.hour_at >= (select max(l.measured_at) from mart.river_latest as l where l.station_id = $station) - to_days($days)
order by hourly.hour_at
