-- title: Dernière mesure de chaque station, et ce qui a changé
-- table: mart.river_latest
-- source: hydrometrie
-- after: mart.river_recent, mart.river_season
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, flow_at TIMESTAMP, change_1h_m DOUBLE, change_6h_m DOUBLE, change_24h_m DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE, year_count BIGINT
--
-- Un changement compare à la mesure la plus proche de l’heure visée, à quinze minutes près ; sans elle, il est inconnu.
with levels as (
    select * from mart.river_recent where level_m is not null and not coalesce(is_suspect, false)
),

latest as (
    select
        station_id,
        max(measured_at) as measured_at,
        arg_max(level_m, measured_at) as level_m
    from levels
    group by station_id
),

flows as (
    select
        station_id,
        max(measured_at) as flow_at,
        arg_max(flow_m3s, measured_at) as flow_m3s
    from mart.river_recent
    where flow_m3s is not null and not coalesce(is_flow_suspect, false)
    group by station_id
),

earlier as (
    select
        latest.station_id,
        lag.hours,
        arg_min(levels.level_m, abs(epoch(levels.measured_at - (latest.measured_at - to_hours(lag.hours))))) as level_m
    from latest
    cross join (select unnest([1, 6, 24]) as hours) as lag
    inner join levels
        on latest.station_id = levels.station_id
        and levels.measured_at between latest.measured_at - to_hours(lag.hours) - interval 15 minute
        and latest.measured_at - to_hours(lag.hours) + interval 15 minute
    group by all
)

select
    latest.station_id,
    latest.measured_at,
    latest.level_m,
    flows.flow_m3s,
    flows.flow_at,
    latest.level_m - (select any_value(e.level_m) from earlier as e where e.station_id = latest.station_id and e.hours = 1)
        as change_1h_m,
    latest.level_m - (select any_value(e.level_m) from earlier as e where e.station_id = latest.station_id and e.hours = 6)
        as change_6h_m,
    latest.level_m - (select any_value(e.level_m) from earlier as e where e.station_id = latest.station_id and e.hours = 24)
        as change_24h_m,
    season.level_p10_m as season_low_m,
    season.level_p50_m as season_mid_m,
    season.level_p90_m as season_high_m,
    season.year_count
from latest
left join flows on latest.station_id = flows.station_id
left join mart.river_season as season
    on latest.station_id = season.station_id
    and least(dayofyear(latest.measured_at), 365) = season.day_of_year
