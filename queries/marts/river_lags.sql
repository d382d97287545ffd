-- title: Décalage de chaque station avec chaque autre, crue par crue
-- table: mart.river_lags
-- source: hydrometrie
-- after: mart.river_waves
-- settled: mart.river_daily.day
-- key: station_id, other_id, peak_at
-- returns: station_id VARCHAR, other_id VARCHAR, peak_at TIMESTAMP, lag_h INTEGER, correlation DOUBLE
--
-- Positif : l’autre station a monté avant celle-ci. Une vague compte qu’elle ait fait une crue ici ou à l’autre station, et
-- une seule fois : une crue de l’autre station à moins de trois jours d’une d’ici est la même.
select
    station_id,
    other_id,
    peak_at,
    lag_h,
    correlation
from mart.river_waves
union all
select
    there.other_id as station_id,
    there.station_id as other_id,
    there.peak_at,
    -there.lag_h as lag_h,
    there.correlation
from mart.river_waves as there
where not exists (
    select 1 from mart.river_waves as here
    where
        here.station_id = there.other_id and here.other_id = there.station_id
        and abs(epoch(here.peak_at - there.peak_at)) < 3 * 86400
)
