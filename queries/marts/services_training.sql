-- title: Formation numérique des seniors, par cycle
-- table: mart.services_training
-- source: services
-- after: mart.services_sessions
-- key: cycle
-- returns: cycle VARCHAR, first_on DATE, last_on DATE, sessions BIGINT, places BIGINT, registered BIGINT, present BIGINT, is_masked BOOLEAN, is_finished BOOLEAN
--
-- Les inscrits et les présents d’un cycle se donnent quand il est fini : avant, chaque mois se lirait par différence. Un cycle de
-- 1 à 10 inscrits, présents ou absents n’a ni les uns ni les autres (`is_masked`).
with summed as (
  select
    shown.cycle, any_value(shown.is_finished) as is_finished, min(held_on) as first_on, max(held_on) as last_on, count(*) as sessions,
    sum(shown.places) as places, sum(counted.registered) as registered, sum(counted.present) as present
  from mart.services_sessions as shown
  join (
    select period_start as held_on, max(value) filter (indicator = 'inscrits') as registered, max(value) filter (indicator = 'présents') as present
    from core.service_counts
    where service = 'formation-numerique-seniors' and period_end = period_start
    group by period_start
  ) as counted using (held_on)
  group by shown.cycle
), judged as (
  select *, registered between 1 and 10 or present between 1 and 10 or registered - present between 1 and 10 as is_masked from summed
)
select
  cycle, first_on, last_on, sessions, cast(places as bigint) as places,
  case when is_finished and not is_masked then cast(registered as bigint) end as registered,
  case when is_finished and not is_masked then cast(present as bigint) end as present, is_masked, is_finished
from judged
