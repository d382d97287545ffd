-- title: Les bornes, en service, en panne, muettes ou sans usage
-- returns: point_id VARCHAR, point_name VARCHAR, longitude DOUBLE, latitude DOUBLE, state VARCHAR, since DATE, last_on DATE, read_on DATE
-- source: wifi
--
-- Les pannes d’abord, dans l’ordre de la table (`order`).
select point_id, point_name, longitude, latitude, state, since, last_on, read_on
from mart.wifi_sites
