-- title: Une borne connue n’est pas muette depuis plus de sept jours
-- source: wifi
-- severity: warn
--
-- Se taire n’est pas être en panne : une borne en panne publie des zéros.
with points as (
  select point_id, max(used_on) as last_on from core.wifi_usage group by point_id
)
select point_id, last_on
from points
where last_on < (select max(last_on) from points) - 7
