-- title: Formation des seniors : remplissage et présence de chaque cycle fini, une ligne chacun
-- params: stop DATE
-- returns: first_on DATE, cycle VARCHAR, measure VARCHAR, share DOUBLE
-- source: services
--
-- En pour cent : les inscrits sur les places, les présents sur les inscrits.
with cycles as (
  select first_on, cycle, 100 * registered / nullif(places, 0) as fill_share, 100 * present / nullif(registered, 0) as attendance_share
  from mart.services_training
  where first_on <= $stop
)
select first_on, cycle, measure, cast(share as double) as share
from cycles
unpivot (share for measure in (fill_share as 'Remplissage', attendance_share as 'Présence'))
order by first_on, measure
