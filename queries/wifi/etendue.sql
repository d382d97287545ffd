-- title: Premier et dernier jour publiés, nombre de bornes
-- returns: first_on DATE, last_on DATE, point_count BIGINT
-- source: wifi
select min(used_on) as first_on, max(used_on) as last_on, (select count(distinct point_id) from mart.wifi_points) as point_count
from mart.wifi_days
