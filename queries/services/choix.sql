-- title: Services et indicateurs que l’on peut choisir
-- returns: service VARCHAR, service_label VARCHAR, indicator VARCHAR, unit VARCHAR, grain VARCHAR, first_on DATE, last_on DATE
-- source: services
--
-- Par service, l’indicateur qui compte le plus d’abord : l’ordre de la table (`key`).
select service, service_label, indicator, unit, grain, first_on, last_on
from mart.services_indicators
