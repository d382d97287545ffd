-- title: Une borne n’a pas plus de terminaux que de sessions
-- source: wifi
-- severity: warn
select point_id, used_on, hour, sessions, devices
from core.wifi_usage
where devices > sessions and sessions > 0
