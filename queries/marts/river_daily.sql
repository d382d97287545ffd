-- title: Rivière, jour par jour (jours de Paris)
-- table: mart.river_daily
-- source: hydrometrie
-- key: station_id, day
-- incremental: day
-- returns: station_id VARCHAR, day DATE, level_m DOUBLE, level_min_m DOUBLE, level_max_m DOUBLE, flow_m3s DOUBLE, flow_max_m3s DOUBLE, reading_count BIGINT
--
-- Un jour de changement d’heure a 23 ou 25 heures. Les valeurs signalées n’entrent ni dans la moyenne ni dans le maximum.
-- Le jour se lit une fois par heure, non par mesure : Paris ne change d’heure qu’à l’heure pleine.
-- Les sommes sont exactes (décimales) : leur ordre n’y change rien.
with readings as (
    select
        *,
        not coalesce(is_flow_suspect, false) as is_flow_known,
        date_trunc('hour', measured_at) as hour_at
    from core.river_readings
    where measured_at >= $since - interval 1 day and not coalesce(is_suspect, false)
),

span as (
    select
        min(hour_at) as first_at,
        max(hour_at) as last_at
    from readings
),

hours as (
    select
        hour_at,
        cast(timezone('Europe/Paris', timezone('UTC', hour_at)) as date) as day
    from (select unnest(generate_series(first_at, last_at, interval 1 hour)) as hour_at from span)
)

select
    readings.station_id,
    hours.day,
    round(avg(cast(readings.level_m as decimal(12, 3))), 4) as level_m,
    min(readings.level_m) as level_min_m,
    max(readings.level_m) as level_max_m,
    round(avg(cast(readings.flow_m3s as decimal(12, 3))) filter (where readings.is_flow_known), 4) as flow_m3s,
    max(readings.flow_m3s) filter (where readings.is_flow_known) as flow_max_m3s,
    count(*) as reading_count
from readings
inner join hours on readings.hour_at = hours.hour_at
where hours.day >= $since
group by all
