-- title: Premier et dernier jour publiés, période que l’on montre d’abord
-- returns: first_on DATE, last_on DATE, default_on DATE
-- source: wifi
--
-- Par défaut, douze mois jusqu’au dernier jour.
select
  min(used_on) as first_on, max(used_on) as last_on,
  greatest(min(used_on), cast(date_trunc('month', max(used_on) + 1 - interval 1 year) as date)) as default_on
from mart.wifi_days
