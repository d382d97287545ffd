-- title: Niveau et débit de chaque station, semaine par semaine, devant leur saison
-- table: mart.river_weeks
-- source: hydrometrie
-- after: mart.river_daily, mart.river_latest
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, week_back BIGINT, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE, level_max_m DOUBLE, day_count BIGINT
--
-- Des semaines de sept jours comptées à rebours : la dernière finit le jour de la dernière mesure de la station, et chacune est datée de
-- son dernier jour. Le niveau est la moyenne des jours, comme la saison. Sous quatre jours mesurés, la semaine est vide.
-- `day_count` compte les jours qui ont au moins la moitié des mesures habituelles de la station, dans la même année à rebours.
with latest as (
    select
        station_id,
        cast(timezone('Europe/Paris', timezone('UTC', measured_at)) as date) as day
    from mart.river_latest
),

days as (
    select
        daily.*,
        (latest.day - daily.day) // 7 as week_back
    from mart.river_daily as daily
    inner join latest on daily.station_id = latest.station_id
    where daily.day <= latest.day
),

usual as (
    select
        station_id,
        week_back // 53 as year_back,
        median(reading_count) as reading_count
    from days
    group by all
),

weeks as (
    select
        days.station_id,
        days.week_back,
        case when count(days.level_m) >= 4 then round(avg(days.level_m), 3) end as level_m,
        case when count(days.flow_m3s) >= 4 then round(avg(days.flow_m3s), 3) end as flow_m3s,
        max(days.level_max_m) as level_max_m,
        count(days.level_m) filter (where 2 * days.reading_count >= usual.reading_count) as day_count
    from days
    inner join usual on days.station_id = usual.station_id and days.week_back // 53 = usual.year_back
    group by days.station_id, days.week_back
),

every_week as (
    select
        latest.station_id,
        cast(step.week_back as bigint) as week_back,
        cast(latest.day - 7 * cast(step.week_back as integer) as timestamp) as measured_at
    from latest
    inner join (select station_id, unnest(range(1 + max(week_back))) as week_back from weeks group by station_id) as step
        on latest.station_id = step.station_id
)

select
    every_week.station_id,
    every_week.measured_at,
    every_week.week_back,
    weeks.level_m,
    weeks.flow_m3s,
    season.week_p10_m as season_low_m,
    season.week_p50_m as season_mid_m,
    season.week_p90_m as season_high_m,
    weeks.level_max_m,
    coalesce(weeks.day_count, 0) as day_count
from every_week
left join weeks on every_week.station_id = weeks.station_id and every_week.week_back = weeks.week_back
left join mart.river_season as season
    on every_week.station_id = season.station_id and least(dayofyear(every_week.measured_at), 365) = season.day_of_year
