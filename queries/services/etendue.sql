-- title: Période publiée par les services, et celle que l’on montre d’abord
-- returns: first_on DATE, last_on DATE, default_on DATE
-- source: services, demandes
--
-- Par défaut, depuis douze mois entiers avant le mois du dernier jour.
with ends as (
  select min(first_on) as first_on, max(last_on) as last_on from mart.services_indicators where grain is distinct from 'cycle'
  union all
  select min(quarter), cast(max(quarter) + interval 3 months - interval 1 day as date) from mart.requests_cells
  union all
  select min(month), max(last_day(month)) from mart.requests_waiting
)
select
  min(first_on) as first_on, max(last_on) as last_on,
  greatest(min(first_on), cast(date_trunc('month', max(last_on) + 1 - interval 1 year) as date)) as default_on
from ends
