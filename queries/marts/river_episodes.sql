-- title: Crues retrouvées dans les mesures de chaque station
-- table: mart.river_episodes
-- source: hydrometrie
-- after: mart.river_marks, mart.river_daily, mart.river_hourly
-- settled: mart.river_daily.day
-- key: station_id, started_on
-- order: station_id, rank, started_on desc
-- returns: station_id VARCHAR, rank BIGINT, started_on DATE, ended_on DATE, day_count BIGINT, peak_at TIMESTAMP, peak_m DOUBLE, peak_flow_m3s DOUBLE, rise_m_per_h DOUBLE, threshold_m DOUBLE, basis VARCHAR
--
-- Une crue : des jours dont l’heure la plus haute atteint le seuil, à moins de trois jours l’un de l’autre. Le seuil est
-- celui qui est déclaré (officiel ou de la commune) ; sinon le niveau que cette heure atteint un jour sur cent, s’il y a
-- un an de mesures. Tout se lit sur des moyennes d’une heure : une mesure isolée ne fait pas une crue. La montée est la
-- plus rapide des trois jours avant le pic, en moyenne sur trois heures. Le jour en cours n’y est pas.
-- `rank` : la plus haute de la station d’abord ; deux pics de même niveau ont le même rang.
with declared as (
    select
        station_id,
        min(level_m) as level_m,
        arg_min(status, level_m) as status
    from mart.river_marks
    where kind = 'seuil' and status in ('officiel', 'commune')
    group by station_id
),

hours as (
    select
        hour_at,
        cast(timezone('Europe/Paris', timezone('UTC', hour_at)) as date) as day
    from (select distinct hourly.hour_at from mart.river_hourly as hourly)
),

days as (
    select
        hourly.station_id,
        hours.day,
        max(hourly.level_m) as level_max_m,
        max(hourly.flow_m3s) as flow_max_m3s
    from mart.river_hourly as hourly
    inner join hours on hourly.hour_at = hours.hour_at
    where hours.day < (select max(daily.day) from mart.river_daily as daily) and hourly.level_m is not null
    group by all
),

thresholds as (
    select
        days.station_id,
        coalesce(any_value(declared.level_m), round(quantile_cont(days.level_max_m, 0.99), 3)) as threshold_m,
        coalesce(any_value(declared.status), 'centile') as basis
    from days
    left join declared on days.station_id = declared.station_id
    group by days.station_id
    having count(*) >= 365 or any_value(declared.level_m) is not null
),

marked as (
    select
        days.*,
        thresholds.threshold_m,
        thresholds.basis,
        coalesce(days.day - lag(days.day) over (partition by days.station_id order by days.day), 3) >= 3 as is_first
    from days
    inner join thresholds on days.station_id = thresholds.station_id and days.level_max_m >= thresholds.threshold_m
),

numbered as (
    select
        *,
        count(*) filter (where is_first) over (partition by station_id order by day) as episode
    from marked
),

episodes as (
    select
        station_id,
        episode,
        min(day) as started_on,
        max(day) as ended_on,
        max(level_max_m) as peak_m,
        max(flow_max_m3s) as peak_flow_m3s,
        any_value(threshold_m) as threshold_m,
        any_value(basis) as basis
    from numbered
    group by station_id, episode
),

peaks as (
    select
        episodes.station_id,
        episodes.episode,
        arg_max(hourly.hour_at, hourly.level_m) as peak_at
    from episodes
    inner join mart.river_hourly as hourly
        on episodes.station_id = hourly.station_id
        and hourly.hour_at >= episodes.started_on - interval 3 hour
        and hourly.hour_at < episodes.ended_on + interval 1 day
    group by all
),

rises as (
    select
        peaks.station_id,
        peaks.episode,
        max((after.level_m - before.level_m) / 3) as rise_m_per_h
    from peaks
    inner join mart.river_hourly as after
        on peaks.station_id = after.station_id
        and after.hour_at between peaks.peak_at - interval 72 hour and peaks.peak_at
    inner join mart.river_hourly as before
        on after.station_id = before.station_id and after.hour_at - interval 3 hour = before.hour_at
    group by all
)

select
    episodes.station_id,
    rank() over (partition by episodes.station_id order by episodes.peak_m desc) as rank,
    episodes.started_on,
    episodes.ended_on,
    episodes.ended_on - episodes.started_on + 1 as day_count,
    peaks.peak_at,
    episodes.peak_m,
    episodes.peak_flow_m3s,
    round(rises.rise_m_per_h, 4) as rise_m_per_h,
    episodes.threshold_m,
    episodes.basis
from episodes
left join peaks on episodes.station_id = peaks.station_id and episodes.episode = peaks.episode
left join rises on episodes.station_id = rises.station_id and episodes.episode = rises.episode
