-- title: Niveau et débit de stations, semaine par semaine
-- params: stations VARCHAR[], weeks INTEGER
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, season_low_m DOUBLE, season_mid_m DOUBLE, season_high_m DOUBLE, level_max_m DOUBLE, day_count BIGINT
-- source: hydrometrie
--
-- Des semaines de sept jours comptées à rebours : la dernière finit le jour de la dernière mesure de la station, et chacune est datée de
-- son dernier jour. Le niveau est la moyenne des jours, comme la saison. Sous quatre jours mesurés, la semaine est vide.
-- `day_count` compte les jours qui ont au moins la moitié des mesures habituelles de la station.
with latest as (
    select
        station_id,
        cast(timezone('Europe/Paris', timezone('UTC', measured_at)) as date) as day
    from mart.river_latest
    where list_contains($stations, station_id)
),

days as (
    select
        daily.*,
        (latest.day - daily.day) // 7 as week_back,
        2 * daily.reading_count >= median(daily.reading_count) over (partition by daily.station_id) as is_whole
    from mart.river_daily as daily
    inner join latest on daily.station_id = latest.station_id
    where
        daily.day <= latest.day
        and daily.day > latest.day - 7 * cast($weeks as integer)
),

weeks as (
    select
        station_id,
        week_back,
        case when count(level_m) >= 4 then round(avg(level_m), 3) end as level_m,
        case when count(flow_m3s) >= 4 then round(avg(flow_m3s), 3) end as flow_m3s,
        max(level_max_m) as level_max_m,
        count(level_m) filter (where is_whole) as day_count
    from days
    group by station_id, week_back
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
order by every_week.station_id, every_week.measured_at
