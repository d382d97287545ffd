-- title: Valeurs signalées à une station, 31 derniers jours
-- params: station VARCHAR
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE
-- source: hydrometrie
--
-- Les vingt dernières, la dernière d’abord, dans l’ordre de la table (`order`).
select
    measured_at,
    level_m,
    flow_m3s
from mart.river_doubtful
where station_id = $station
limit 20
