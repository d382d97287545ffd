-- title: Niveau et débit d’une station, quart d’heure par quart d’heure
-- params: station VARCHAR, hours INTEGER
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Le plus haut de chaque quart d’heure, jusqu’à la dernière mesure de la station : une semaine tient dans une courbe sans
-- perdre un pic. La saison est celle du jour de l’année.
with quarters as (
    select
        station_id,
        time_bucket(interval 15 minutes, measured_at) as measured_at,
        max(level_m) as level_m,
        max(flow_m3s) filter (where not coalesce(is_flow_suspect, false)) as flow_m3s
    from mart.river_recent
    where
        station_id = $station and not coalesce(is_suspect, false)
        and measured_at >= (select max(l.measured_at) from mart.river_latest as l where l.station_id = $station)
        - to_hours($hours)
    group by all
)

select
    quarters.measured_at,
    quarters.level_m,
    quarters.flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from quarters
left join mart.river_season as season
    on quarters.station_id = season.station_id and least(dayofyear(quarters.measured_at), 365) = season.day_of_year
order by quarters.measured_at
