-- title: Crues historiques publiées pour les stations
-- returns: station_id VARCHAR, label VARCHAR, level_m DOUBLE, flow_m3s DOUBLE
-- source: vigicrues
select station_id, label, level_m, flow_m3s
from core.historic_floods
order by level_m desc nulls last
limit 50
