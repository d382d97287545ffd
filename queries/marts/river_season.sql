-- title: Saison de chaque station : niveaux et débits habituels du jour de l’année
-- table: mart.river_season
-- source: hydrometrie
-- after: mart.river_daily
-- settled: mart.river_daily.day
-- key: station_id, day_of_year
-- returns: station_id VARCHAR, day_of_year INTEGER, level_p10_m DOUBLE, level_p50_m DOUBLE, level_p90_m DOUBLE, flow_p10_m3s DOUBLE, flow_p50_m3s DOUBLE, flow_p90_m3s DOUBLE, year_count BIGINT
--
-- Centiles des moyennes quotidiennes à sept jours près, sur toutes les années connues, jours entiers seulement. Le 29 février compte avec le 28.
with daily as (
    select
        station_id,
        level_m,
        flow_m3s,
        year(day) as measured_in,
        cast(least(dayofyear(day), 365) as integer) as day_of_year
    from mart.river_daily
    where day < (select max(day) from mart.river_daily)
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
    count(distinct measured_in) as year_count
from near
group by all
