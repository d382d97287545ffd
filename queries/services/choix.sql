-- title: Services et indicateurs que l’on peut choisir
-- returns: service VARCHAR, service_label VARCHAR, indicator VARCHAR, unit VARCHAR, grain VARCHAR, first_on DATE, last_on DATE
-- source: services
--
-- Dans un service, l’indicateur qui compte le plus vient d’abord.
select
  service, any_value(service_label) as service_label, indicator, any_value(unit) as unit, any_value(grain) as grain,
  min(period_start) as first_on, max(period_end) as last_on
from mart.services_series
group by service, indicator
order by service, avg(value) desc nulls last, indicator
