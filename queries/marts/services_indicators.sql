-- title: Services et indicateurs que l’on peut choisir
-- table: mart.services_indicators
-- source: services
-- after: mart.services_series, mart.services_training, mart.services_labels
-- key: service, rank
-- returns: service VARCHAR, service_label VARCHAR, rank INTEGER, indicator VARCHAR, unit VARCHAR, grain VARCHAR, first_on DATE, last_on DATE
--
-- Dans un service, l’indicateur qui compte le plus vient d’abord. La formation des seniors se compte par séance et par cycle :
-- elle n’a pas d’indicateur, et ses places n’en sont pas un.
select
  service, any_value(service_label) as service_label,
  row_number() over (partition by service order by avg(value) desc nulls last, indicator) as rank, indicator,
  any_value(unit) as unit, any_value(grain) as grain, min(period_start) as first_on, max(period_end) as last_on
from mart.services_series
group by service, indicator
union all
select service, any_value(service_label), 1, 'inscrits', 'personnes', 'cycle', min(first_on), max(last_on)
from mart.services_training
join mart.services_labels on service = 'formation-numerique-seniors'
group by service
