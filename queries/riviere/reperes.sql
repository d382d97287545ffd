-- title: Niveaux de repère d’une station, et ce qui en sépare l’eau
-- params: station VARCHAR
-- returns: kind VARCHAR, label VARCHAR, level_m DOUBLE, flow_m3s DOUBLE, gap_m DOUBLE, dated VARCHAR, origin VARCHAR, link VARCHAR, status VARCHAR
-- source: hydrometrie, vigicrues
--
-- L’écart est le niveau de repère moins la dernière mesure (mart.river_marks). Le plus haut d’abord, dans l’ordre de la table (`order`).
select
    kind,
    label,
    level_m,
    flow_m3s,
    gap_m,
    dated,
    origin,
    link,
    status
from mart.river_marks
where station_id = $station
