-- title: Niveau et débit d’une station, jour par jour
-- params: station VARCHAR, days INTEGER
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Au-delà d’un an, le maximum de chaque semaine : dix ans tiennent en cinq cents points, et aucune crue ne se perd.
with days as (
    select
        daily.*,
        season.level_p10_m,
        season.level_p50_m,
        season.level_p90_m
    from mart.river_daily as daily
    left join mart.river_season as season
        on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
    where
        daily.station_id = $station
        and daily.day >= (select max(l.measured_at) from mart.river_latest as l where l.station_id = $station) - to_days($days)
)
select
    cast(case when $days > 400 then date_trunc('week', day) else day end as timestamp) as measured_at,
    max(case when $days > 400 then level_max_m else level_m end) as level_m,
    max(case when $days > 400 then flow_max_m3s else flow_m3s end) as flow_m3s,
    min(level_p10_m) as season_low_m,
    round(avg(level_p50_m), 3) as season_mid_m,
    max(level_p90_m) as season_high_m
from days
group by all
order by measured_at
