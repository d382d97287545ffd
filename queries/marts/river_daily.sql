-- title: Rivière, jour par jour (jours de Paris)
-- table: mart.river_daily
-- source: hydrometrie
-- key: station_id, day
-- incremental: day
-- returns: station_id VARCHAR, day DATE, level_m DOUBLE, level_min_m DOUBLE, level_max_m DOUBLE, flow_m3s DOUBLE, flow_max_m3s DOUBLE, reading_count BIGINT
--
-- Un jour de changement d’heure a 23 ou 25 heures. Les sauts signalés n’entrent ni dans la moyenne ni dans le maximum.
with readings as (
    select
        *,
        cast(timezone('Europe/Paris', timezone('UTC', measured_at)) as date) as day
    from core.river_readings
    where measured_at >= $since - interval 1 day and not coalesce(is_suspect, false)
)
select
    station_id,
    day,
    round(avg(level_m), 4) as level_m,
    min(level_m) as level_min_m,
    max(level_m) as level_max_m,
    round(avg(flow_m3s), 4) as flow_m3s,
    max(flow_m3s) as flow_max_m3s,
    count(*) as reading_count
from readings
where day >= $since
group by all
