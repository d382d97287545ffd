-- title: Issues des demandes, par mois de clôture
-- table: mart.requests_outcomes
-- source: demandes
-- key: month, category, outcome
-- returns: month DATE, category VARCHAR, outcome VARCHAR, closed_count INTEGER
--
-- Mois entiers seulement : celui du dernier événement publié n’est pas fini. Le mois de clôture d’un rendez-vous est
-- celui où il a eu lieu, ou aurait dû.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
)
select
  cast(date_trunc('month', timezone('Europe/Paris', timezone('UTC', closed_at))) as date) as month,
  coalesce(category, 'non renseignée') as category, coalesce(outcome, 'non renseignée') as outcome, count(*) as closed_count
from core.service_requests, latest
where closed_at is not null
  and date_trunc('month', timezone('Europe/Paris', timezone('UTC', closed_at)))
    < date_trunc('month', timezone('Europe/Paris', timezone('UTC', seen_at)))
group by all
