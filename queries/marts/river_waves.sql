-- title: Décalage entre deux stations, crue par crue
-- table: mart.river_waves
-- source: hydrometrie
-- after: mart.river_episodes, mart.river_hourly
-- settled: mart.river_daily.day
-- key: station_id, other_id, peak_at
-- returns: station_id VARCHAR, other_id VARCHAR, peak_at TIMESTAMP, lag_h INTEGER, correlation DOUBLE, hour_count BIGINT
--
-- Pour chaque crue d’une station, les changements de niveau sur trois heures de l’autre station sont décalés de −24 à
-- +24 heures ; on garde le décalage où ils ressemblent le plus à ceux de la première (corrélation). Positif : l’autre
-- station a monté avant. Deux jours de part et d’autre du pic, et quarante-huit heures communes au moins.
with windows as (
    select
        station_id,
        peak_at,
        peak_at - interval 48 hour as since,
        peak_at + interval 48 hour as until
    from mart.river_episodes
    where peak_at is not null
),

changes as (
    select
        after.station_id,
        after.hour_at,
        after.level_m - before.level_m as change_m
    from mart.river_hourly as after
    inner join mart.river_hourly as before
        on after.station_id = before.station_id and after.hour_at - interval 3 hour = before.hour_at
    where
        cast(after.hour_at as date) in (
            select unnest(generate_series(w.since - interval 1 day, w.until + interval 1 day, interval 1 day))::date
            from windows as w
        )
),

here as (
    select
        windows.station_id,
        windows.peak_at,
        changes.hour_at,
        changes.change_m
    from windows
    inner join changes
        on windows.station_id = changes.station_id and changes.hour_at between windows.since and windows.until
),

shifted as (
    select
        here.station_id,
        there.station_id as other_id,
        here.peak_at,
        shift.lag_h,
        corr(here.change_m, there.change_m) as correlation,
        count(*) as hour_count
    from here
    cross join (select unnest(range(-24, 25)) as lag_h) as shift
    inner join changes as there
        on here.hour_at - to_hours(shift.lag_h) = there.hour_at and here.station_id <> there.station_id
    group by all
    having count(*) >= 48
)

select
    station_id,
    other_id,
    peak_at,
    arg_max(lag_h, correlation) as lag_h,
    round(max(correlation), 3) as correlation,
    arg_max(hour_count, correlation) as hour_count
from shifted
where isfinite(correlation)
group by all
