-- title: Une séance n’a pas plus de présents que d’inscrits, ni plus d’inscrits que de places
-- source: services
-- severity: warn
with sessions as (
  select
    period_start as held_on, max(value) filter (indicator = 'places') as places,
    max(value) filter (indicator = 'inscrits') as registered, max(value) filter (indicator = 'présents') as present
  from core.service_counts
  where service = 'formation-numerique-seniors'
  group by period_start
)
select held_on, places, registered, present
from sessions
where present > registered or registered > places
