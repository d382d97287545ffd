-- title: Délai médian des demandes, par trimestre de réception
-- table: mart.requests_medians
-- source: demandes
-- after: mart.requests_cells
-- key: quarter, dimension, value
-- returns: quarter DATE, dimension VARCHAR, value VARCHAR, median_days INTEGER
--
-- Kaplan et Meier (1958) : une demande encore ouverte compte pour le temps qu’elle a déjà attendu. Seulement pour une case
-- montrée d’au moins 22 demandes : onze au moins de chaque côté de la médiane. Nul quand plus de la moitié attend encore.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
), requests as (
  select
    cast(date_trunc('quarter', timezone('Europe/Paris', timezone('UTC', received_at))) as date) as quarter,
    coalesce(category, 'non renseignée') as category, closed_at is not null as is_closed,
    case when category in ('OTV', 'objet trouvé', 'rendez-vous', 'erreur de donnée') then 'autre' else 'signalement' end as kind,
    greatest(0, date_diff('day', received_at, coalesce(closed_at, seen_at))) as delay_days
  from core.service_requests, latest
  where received_at is not null
), grouped as (
  select quarter, 'kind' as dimension, kind as value, delay_days, is_closed from requests
  union all
  select quarter, 'category' as dimension, category as value, delay_days, is_closed from requests
), delays as (
  select quarter, dimension, value, delay_days, count(*) filter (is_closed) as closed_count, count(*) as ended_count
  from grouped
  join mart.requests_cells using (quarter, dimension, value)
  where received_count >= 22
  group by all
), at_risk as (
  select *, sum(ended_count) over (partition by quarter, dimension, value order by delay_days desc) as risk_count
  from delays
), surviving as (
  select *, exp(sum(case when closed_count = risk_count then -1e3 else ln(1 - closed_count / risk_count) end)
    over (partition by quarter, dimension, value order by delay_days)) as open_share
  from at_risk
)
select
  quarter, dimension, value, cast(min(delay_days) filter (closed_count > 0 and open_share <= 0.5 + 1e-9) as integer) as median_days
from surviving
group by all
