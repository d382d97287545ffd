-- title: Services et indicateurs que l’on peut choisir
-- returns: service VARCHAR, service_label VARCHAR, indicator VARCHAR, unit VARCHAR, grain VARCHAR, first_on DATE, last_on DATE
-- source: services
--
-- Dans un service, l’indicateur qui compte le plus vient d’abord. La formation des seniors se compte par séance et par cycle :
-- elle n’a pas d’indicateur, et ses places n’en sont pas un.
with services as (
  select service, service_label, rank, indicator, unit, grain, first_on, last_on from mart.services_indicators
  union all
  select service, any_value(service_label), 1, 'inscrits', 'personnes', 'cycle', min(first_on), max(last_on)
  from mart.services_training
  join mart.services_labels on service = 'formation-numerique-seniors'
  group by service
)
select service, service_label, indicator, unit, grain, first_on, last_on
from services
order by service, rank
