-- title: Les séances de la formation des seniors : places, inscrits, présents
-- params: cycle VARCHAR
-- returns: held_on DATE, rank BIGINT, places BIGINT, registered BIGINT, present BIGINT, is_masked BOOLEAN
-- source: services
select held_on, rank, places, registered, present, is_masked
from mart.services_sessions
where cycle = $cycle
order by held_on
