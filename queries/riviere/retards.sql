-- title: Décalage d’une station avec les autres, crue par crue
-- params: station VARCHAR
-- returns: other_id VARCHAR, peak_at TIMESTAMP, lag_h INTEGER, correlation DOUBLE
-- source: hydrometrie
--
-- Positif : l’autre station a monté avant celle-ci.
select
    other_id,
    peak_at,
    lag_h,
    correlation
from mart.river_lags
where station_id = $station
order by other_id, peak_at desc
limit 1000
