-- title: Niveau et débit d’une station à la cadence publiée
-- params: station VARCHAR, hours INTEGER
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Jusqu’à la dernière mesure de la station ; la saison est celle du jour de l’année.
with recent as (
    select *
    from mart.river_recent
    where
        station_id = $station and not coalesce(is_suspect, false)
        and measured_at >= (select max(l.measured_at) from mart.river_latest as l where l.station_id = $station)
        - to_hours($hours)
)
select
    recent.measured_at,
    recent.level_m,
    case when not coalesce(recent.is_flow_suspect, false) then recent.flow_m3s end as flow_m3s,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m
from recent
left join mart.river_season as season
    on recent.station_id = season.station_id and least(dayofyear(recent.measured_at), 365) = season.day_of_year
order by recent.measured_at
