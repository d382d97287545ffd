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
--
-- Les niveaux sont d’abord lissés sur treize heures, de toutes les stations de la même façon : près de la mer, une marée
-- (douze heures et demie) couvrirait sinon la vague, sans que le lissage ne la déplace.
--
-- Les heures décalées sont écrites avant d’être cherchées (`materialized`) : sinon, tant que la transaction est ouverte,
-- DuckDB croise d’abord toutes les heures entre elles, cent fois plus lentement.
with floods as (
    select
        station_id,
        peak_at,
        date_trunc('hour', peak_at) - interval 72 hour as first_at
    from mart.river_episodes
    where peak_at is not null
),

near as (
    select distinct first_at + to_hours(step.hours) as hour_at
    from floods
    cross join (select unnest(range(-9, 152)) as hours) as step
),

hourly as (
    select
        all_hours.station_id,
        all_hours.hour_at,
        avg(all_hours.level_m) over (
            partition by all_hours.station_id order by all_hours.hour_at
            range between interval 6 hour preceding and interval 6 hour following
        ) as level_m
    from mart.river_hourly as all_hours
    semi join near on all_hours.hour_at = near.hour_at
),

changes as materialized (
    select
        after.station_id,
        after.hour_at,
        after.level_m - before.level_m as change_m
    from hourly as after
    inner join hourly as before
        on after.station_id = before.station_id and after.hour_at - interval 3 hour = before.hour_at
),

here as (
    select
        floods.station_id,
        floods.peak_at,
        changes.hour_at,
        changes.change_m
    from floods
    cross join (select unnest(range(24, 122)) as hours) as step
    inner join changes
        on floods.station_id = changes.station_id and floods.first_at + to_hours(step.hours) = changes.hour_at
    where changes.hour_at between floods.peak_at - interval 48 hour and floods.peak_at + interval 48 hour
),

moved as materialized (
    select
        here.*,
        shift.lag_h,
        here.hour_at - to_hours(shift.lag_h) as there_at
    from here
    cross join (select unnest(range(-24, 25)) as lag_h) as shift
),

shifted as (
    select
        moved.station_id,
        there.station_id as other_id,
        moved.peak_at,
        moved.lag_h,
        corr(moved.change_m, there.change_m) as correlation,
        count(*) as hour_count
    from moved
    inner join changes as there on moved.there_at = there.hour_at and moved.station_id <> there.station_id
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
