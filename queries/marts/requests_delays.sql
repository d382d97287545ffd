-- title: Délais des demandes, en jours entiers, par mois de réception
-- table: mart.requests_delays
-- source: demandes
-- key: month, category, delay_days
-- returns: month DATE, category VARCHAR, delay_days INTEGER, closed_count INTEGER, open_count INTEGER
--
-- `closed_count` ont été closes après ce nombre de jours ; `open_count` étaient encore ouvertes, à cet âge, au dernier
-- événement publié : ce qu’il faut à une médiane qui n’écarte ni ne devine les ouvertes.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
)
select
  cast(date_trunc('month', timezone('Europe/Paris', timezone('UTC', received_at))) as date) as month, coalesce(category, 'non renseignée') as category,
  greatest(0, date_diff('day', received_at, coalesce(closed_at, seen_at))) as delay_days,
  count(*) filter (closed_at is not null) as closed_count, count(*) filter (closed_at is null) as open_count
from core.service_requests, latest
where received_at is not null
group by all
