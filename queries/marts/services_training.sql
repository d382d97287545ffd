-- title: Formation numérique des seniors, par mois
-- table: mart.services_training
-- source: services
-- key: month
-- returns: month DATE, cycle VARCHAR, sessions INTEGER, places INTEGER, registered INTEGER, present INTEGER, is_masked BOOLEAN
--
-- Sums over the sessions of a month, of those that publish all three counts: fifteen places at each, so a month alone may
-- say how few came. A month with 1 to 10 persons registered or present has neither (`is_masked`).
with sessions as (
  select period_start as held_on, max(value) filter (indicator = 'places') as places,
    max(value) filter (indicator = 'inscrits') as registered, max(value) filter (indicator = 'présents') as present
  from core.service_counts
  where service = 'formation-numerique-seniors'
  group by period_start
), monthly as (
  select cast(date_trunc('month', held_on) as date) as month, count(*) as sessions, sum(places) as places, sum(registered) as registered,
    sum(present) as present
  from sessions
  where places > 0 and registered is not null and present is not null
  group by date_trunc('month', held_on)
), judged as (
  select *, registered between 1 and 10 or present between 1 and 10 as is_masked from monthly
)
select
  month, concat(year(month), case when month(month) < 8 then ', 1er cycle' else ', 2e cycle' end) as cycle, sessions, places,
  case when not is_masked then registered end as registered, case when not is_masked then present end as present, is_masked
from judged
