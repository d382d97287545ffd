-- title: Services et indicateurs que l’on peut choisir
-- returns: service VARCHAR, service_label VARCHAR, indicator VARCHAR, unit VARCHAR, grain VARCHAR, first_on DATE, last_on DATE
-- source: services
--
-- Dans un service, l’indicateur qui compte le plus vient d’abord.
select service, service_label, indicator, unit, grain, first_on, last_on
from mart.services_indicators
order by service, rank
