-- title: Formation numérique des seniors, séance par séance
-- table: mart.services_sessions
-- source: services
-- key: held_on
-- returns: held_on DATE, cycle VARCHAR, rank BIGINT, places BIGINT, registered BIGINT, present BIGINT, is_masked BOOLEAN, is_finished BOOLEAN
--
-- Deux cycles par an, janvier à juillet puis août à décembre. k = 11 : une séance de 1 à 10 inscrits n’a pas ce nombre, une
-- séance de 1 à 10 présents ou absents n’a pas ses présents (`is_masked`). Avec elles, d’autres du même cycle se cachent, jusqu’à
-- deux au moins et sans que leurs sommes fassent de 1 à 10 : le total du cycle n’en rend aucune.
with sessions as (
  select period_start as held_on, cast(max(value) filter (indicator = 'places') as bigint) as places,
    cast(max(value) filter (indicator = 'inscrits') as bigint) as registered,
    cast(max(value) filter (indicator = 'présents') as bigint) as present,
    make_date(year(period_start), case when month(period_start) < 8 then 1 else 8 end, 1) as opened_on
  from core.service_counts
  where service = 'formation-numerique-seniors' and period_end = period_start
  group by period_start
), whole as (
  select *, row_number() over (partition by opened_on order by held_on) as rank, registered between 1 and 10 as is_few,
    cast(case when month(opened_on) = 1 then opened_on + interval 7 months else opened_on + interval 5 months end as date)
      <= (select max(period_end) + 1 from core.service_counts) as is_finished
  from sessions
  where places > 0 and registered is not null and present is not null
), enrolled as (
  select *, row_number() over few_first as few_rank, bool_or(is_few) over (partition by opened_on) as has_few,
    coalesce(sum(registered) over (few_first rows between unbounded preceding and 1 preceding), 0) as registered_before
  from whole
  window few_first as (partition by opened_on order by is_few desc, registered, held_on)
), unknown as (
  select *, is_few or (has_few and registered > 0 and (few_rank <= 2 or registered_before between 1 and 10)) as is_registered_masked
  from enrolled
), exposed as (
  select *, is_registered_masked or present between 1 and 10 or registered - present between 1 and 10 as is_exposed from unknown
), ranked as (
  select *, row_number() over exposed_first as exposed_rank, bool_or(is_exposed) over (partition by opened_on) as has_exposed,
    coalesce(sum(present) over (exposed_first rows between unbounded preceding and 1 preceding), 0) as present_before,
    coalesce(sum(registered - present) over (exposed_first rows between unbounded preceding and 1 preceding), 0) as absent_before
  from exposed
  window exposed_first as (partition by opened_on order by is_exposed desc, present, held_on)
), judged as (
  select *, is_exposed
    or (has_exposed and (exposed_rank <= 2 or present_before between 1 and 10 or absent_before between 1 and 10)) as is_masked
  from ranked
)
select
  held_on, concat(year(opened_on), case when month(opened_on) = 1 then ', 1er cycle' else ', 2e cycle' end) as cycle, rank, places,
  case when not is_registered_masked then registered end as registered, case when not is_masked then present end as present,
  is_masked, is_finished
from judged
