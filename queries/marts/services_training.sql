-- title: Formation numérique des seniors, par mois
-- table: mart.services_training
-- source: services
-- key: month
-- returns: month DATE, cycle VARCHAR, sessions INTEGER, places INTEGER, registered INTEGER, present INTEGER, is_masked BOOLEAN
--
-- Sommes des séances d’un mois qui publient les trois nombres : quinze places à chacune, un mois seul peut donc dire
-- combien peu sont venus. Un mois de 1 à 10 inscrits ou présents n’a ni l’un ni l’autre (`is_masked`).
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
