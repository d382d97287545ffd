-- title: Demandes des habitants par jour de réception
-- table: mart.requests_days
-- source: demandes
-- key: received_on, category
-- returns: received_on DATE, category VARCHAR, received_count INTEGER, open_count INTEGER, aged_count INTEGER, quick_count INTEGER, as_of DATE
--
-- `as_of` est le jour du dernier événement publié : les âges se comptent jusque-là, jamais jusqu’au jour de lecture.
-- `aged_count` est ce qui a été reçu au moins 15 jours avant, `quick_count` ce qui en a été clos en 15 jours : une
-- demande encore ouverte est dans le premier et non dans le second, jamais écartée.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
)
select
  cast(timezone('Europe/Paris', timezone('UTC', received_at)) as date) as received_on, coalesce(category, 'non renseignée') as category,
  count(*) as received_count, count(*) filter (closed_at is null) as open_count,
  count(*) filter (received_at <= seen_at - interval 15 days) as aged_count,
  count(*) filter (received_at <= seen_at - interval 15 days and closed_at <= received_at + interval 15 days) as quick_count,
  cast(timezone('Europe/Paris', timezone('UTC', any_value(seen_at))) as date) as as_of
from core.service_requests, latest
where received_at is not null
group by received_on, coalesce(category, 'non renseignée')
