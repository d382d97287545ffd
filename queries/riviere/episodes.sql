-- title: Crues retrouvées dans les mesures d’une station
-- params: station VARCHAR
-- returns: rank BIGINT, started_on DATE, ended_on DATE, day_count BIGINT, peak_at TIMESTAMP, peak_m DOUBLE, peak_flow_m3s DOUBLE, rise_m_per_h DOUBLE, threshold_m DOUBLE, basis VARCHAR
-- source: hydrometrie
--
-- La plus haute d’abord ; deux pics de même niveau ont le même rang. Dans l’ordre de la table (`order`).
select
    rank,
    started_on,
    ended_on,
    day_count,
    peak_at,
    peak_m,
    peak_flow_m3s,
    rise_m_per_h,
    threshold_m,
    basis
from mart.river_episodes
where station_id = $station
