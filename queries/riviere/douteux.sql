-- title: Valeurs signalées à une station, 31 derniers jours
-- params: station VARCHAR
-- returns: measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE
-- source: hydrometrie
--
-- Un niveau qui quitte ses voisins d’un mètre et revient, un niveau ou un débit mille fois trop petit ou trop grand pour la
-- station (une autre unité) : montrés ici, laissés hors des courbes et des maximums. Seule la valeur signalée est donnée.
select
    measured_at,
    case when is_suspect then level_m end as level_m,
    case when is_flow_suspect then flow_m3s end as flow_m3s
from mart.river_recent
where station_id = $station and (is_suspect or is_flow_suspect)
order by measured_at desc
limit 20
