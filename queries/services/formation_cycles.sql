-- title: Formation des seniors : places, inscriptions et présences de chaque cycle, une ligne chacune
-- params: stop DATE
-- returns: first_on DATE, cycle VARCHAR, measure VARCHAR, people BIGINT
-- source: services
with cycles as (
  select
    cycle, min(month) as first_on, sum(places) filter (not is_masked) as places, sum(registered) as registered,
    sum(present) as present
  from mart.services_training
  where month <= $stop
  group by cycle
)
select first_on, cycle, measure, cast(people as bigint) as people
from cycles
unpivot (people for measure in (places as 'Places', registered as 'Inscriptions', present as 'Présences'))
order by first_on, measure
