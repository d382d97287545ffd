-- title: Valeurs signalées à chaque station, 31 derniers jours
-- table: mart.river_doubtful
-- source: hydrometrie
-- after: mart.river_recent
-- key: station_id, measured_at
-- order: station_id, measured_at desc
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE
--
-- Un niveau qui quitte ses voisins d’un mètre et revient, un niveau ou un débit mille fois trop petit ou trop grand pour la
-- station (une autre unité) : montrés, laissés hors des courbes et des maximums. Seule la valeur signalée est donnée. La
-- dernière d’abord.
select
    station_id,
    measured_at,
    case when is_suspect then level_m end as level_m,
    case when is_flow_suspect then flow_m3s end as flow_m3s
from mart.river_recent
where is_suspect or is_flow_suspect
