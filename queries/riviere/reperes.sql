-- title: Niveaux de repère d’une station, et ce qui en sépare l’eau
-- params: station VARCHAR
-- returns: kind VARCHAR, label VARCHAR, level_m DOUBLE, flow_m3s DOUBLE, gap_m DOUBLE, dated VARCHAR, origin VARCHAR, link VARCHAR, status VARCHAR
-- source: hydrometrie, vigicrues
--
-- L’écart est le niveau de repère moins la dernière mesure.
select
    marks.kind,
    marks.label,
    marks.level_m,
    marks.flow_m3s,
    round(marks.level_m - latest.level_m, 3) as gap_m,
    marks.dated,
    marks.origin,
    marks.link,
    marks.status
from mart.river_marks as marks
left join mart.river_latest as latest on marks.station_id = latest.station_id
where marks.station_id = $station
order by marks.level_m desc nulls last, marks.label, marks.origin
limit 50
