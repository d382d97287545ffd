-- title: Formation numérique des seniors : places, inscriptions, présences par cycle
-- params: stop DATE
-- returns: cycle VARCHAR, first_on DATE, last_on DATE, sessions BIGINT, places BIGINT, registered BIGINT, present BIGINT, fill_share DOUBLE, attendance_share DOUBLE, is_partial BOOLEAN
-- source: services
--
-- Deux cycles par an. Un mois caché pour son petit nombre n’est dans aucune somme (`is_partial`).
with cycles as (
  select cycle, min(month) as first_on, max(month) as last_on, sum(sessions) filter (not is_masked) as sessions,
    sum(places) filter (not is_masked) as places, sum(registered) as registered, sum(present) as present,
    bool_or(is_masked) as is_partial
  from mart.services_training
  where month <= $stop
  group by cycle
)
select
  cycle, first_on, last_on, cast(coalesce(sessions, 0) as bigint) as sessions, cast(places as bigint) as places,
  cast(registered as bigint) as registered, cast(present as bigint) as present, registered / nullif(places, 0) as fill_share,
  present / nullif(registered, 0) as attendance_share, is_partial
from cycles
order by first_on
