-- title: Décalage d’une station avec les autres, crue par crue
-- params: station VARCHAR
-- returns: other_id VARCHAR, peak_at TIMESTAMP, lag_h INTEGER, correlation DOUBLE
-- source: hydrometrie
--
-- Positif : l’autre station a monté avant celle-ci. Une vague compte qu’elle ait fait une crue ici ou à l’autre station, et
-- une seule fois : une crue de l’autre station à moins de trois jours d’une d’ici est la même.
with here as (
    select
        other_id,
        peak_at,
        lag_h,
        correlation
    from mart.river_waves
    where station_id = $station
),

there as (
    select
        station_id as other_id,
        peak_at,
        -lag_h as lag_h,
        correlation
    from mart.river_waves
    where other_id = $station
)

select
    other_id,
    peak_at,
    lag_h,
    correlation
from here
union all
select
    there.other_id,
    there.peak_at,
    there.lag_h,
    there.correlation
from there
where not exists (
    select 1 from here
    where here.other_id = there.other_id and abs(epoch(here.peak_at - there.peak_at)) < 3 * 86400
)
order by other_id, peak_at desc
limit 1000
