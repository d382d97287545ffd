-- title: Saison de chaque station : niveaux et débits habituels du jour de l’année
-- table: mart.river_season
-- source: hydrometrie
-- after: mart.river_daily
-- settled: mart.river_daily.day
-- key: station_id, day_of_year
-- returns: station_id VARCHAR, day_of_year INTEGER, level_p10_m DOUBLE, level_p50_m DOUBLE, level_p90_m DOUBLE, flow_p10_m3s DOUBLE, flow_p50_m3s DOUBLE, flow_p90_m3s DOUBLE, week_p10_m DOUBLE, week_p50_m DOUBLE, week_p90_m DOUBLE, year_count BIGINT
--
-- Centiles des moyennes quotidiennes à sept jours près, sur toutes les années connues, jours entiers seulement.
-- Le 29 février compte avec le 28. « week » : centiles des moyennes de sept jours (quatre mesurés au moins) qui finissent à
-- ces jours-là : une moyenne d’une semaine ne se compare qu’à d’autres moyennes d’une semaine.
with daily as (
    select
        station_id,
        level_m,
        flow_m3s,
        case when count(level_m) over week >= 4 then avg(level_m) over week end as week_m,
        year(day) as measured_in,
        cast(least(dayofyear(day), 365) as integer) as day_of_year
    from mart.river_daily
    where day < (select max(day) from mart.river_daily)
    window week as (partition by station_id order by day range between interval 6 day preceding and current row)
),

near as (
    select
        daily.*,
        (daily.day_of_year + shift.days + 364) % 365 + 1 as target_day
    from daily
    cross join (select unnest(range(-7, 8)) as days) as shift
)

select
    station_id,
    target_day as day_of_year,
    round(quantile_cont(level_m, 0.1), 4) as level_p10_m,
    round(quantile_cont(level_m, 0.5), 4) as level_p50_m,
    round(quantile_cont(level_m, 0.9), 4) as level_p90_m,
    round(quantile_cont(flow_m3s, 0.1), 4) as flow_p10_m3s,
    round(quantile_cont(flow_m3s, 0.5), 4) as flow_p50_m3s,
    round(quantile_cont(flow_m3s, 0.9), 4) as flow_p90_m3s,
    round(quantile_cont(week_m, 0.1), 4) as week_p10_m,
    round(quantile_cont(week_m, 0.5), 4) as week_p50_m,
    round(quantile_cont(week_m, 0.9), 4) as week_p90_m,
    count(distinct measured_in) as year_count
from near
group by all
