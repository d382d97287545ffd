-- title: Sauts signalés à une station, 31 derniers jours
-- params: station VARCHAR
-- returns: measured_at TIMESTAMP, level_m DOUBLE
-- source: hydrometrie
--
-- Un niveau qui quitte ses voisins d’un mètre et revient : montré ici, laissé hors des courbes et des maximums.
select
    measured_at,
    level_m
from mart.river_recent
where station_id = $station and is_suspect
order by measured_at desc
limit 20
