-- title: Les bornes, en service, en panne, muettes ou sans usage
-- returns: point_id VARCHAR, point_name VARCHAR, longitude DOUBLE, latitude DOUBLE, state VARCHAR, since DATE, last_on DATE, read_on DATE
-- source: wifi
select point_id, point_name, longitude, latitude, state, since, last_on, read_on
from mart.wifi_sites
order by array_position(['down', 'silent', 'unused', 'working'], state), point_name
