-- title: Niveau et débit de stations, quart d’heure par quart d’heure
-- params: stations VARCHAR[], hours INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Le plus haut de chaque quart d’heure, jusqu’à la dernière mesure de chaque station : une semaine tient dans une courbe sans
-- perdre un pic. La saison est celle du jour de l’année.
with quarters as (
    select
        recent.station_id,
        time_bucket(interval 15 minutes, recent.measured_at) as measured_at,
        max(recent.level_m) as level_m,
        max(recent.flow_m3s) filter (where not coalesce(recent.is_flow_suspect, false)) as flow_m3s
    from mart.river_recent as recent
    inner join mart.river_latest as latest on recent.station_id = latest.station_id
    where
        list_contains($stations, latest.station_id) and not coalesce(recent.is_suspect, false)
        and recent.measured_at >= latest.measured_at - to_hours($hours)
    group by all
)

select
    quarters.station_id,
    quarters.measured_at,
    quarters.level_m,
    quarters.flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from quarters
left join mart.river_season as season
    on quarters.station_id = season.station_id and least(dayofyear(quarters.measured_at), 365) = season.day_of_year
order by quarters.station_id, quarters.measured_at
