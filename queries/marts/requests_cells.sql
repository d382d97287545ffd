-- title: Demandes des habitants par trimestre, par objet ou par canal
-- table: mart.requests_cells
-- source: demandes
-- key: quarter, dimension, value
-- returns: quarter DATE, dimension VARCHAR, value VARCHAR, received_count BIGINT, aged_count BIGINT, quick_count BIGINT, is_masked BOOLEAN
--
-- `dimension` : `all` (une ligne, `value` vaut `*`), `category` ou `channel`. k = 11 : une case de 1 à 10 demandes est nulle et
-- `is_masked`, et avec elle les plus petites autres de ce trimestre et de cette dimension, jusqu’à deux au moins et 11
-- demandes ensemble : le total du trimestre n’en rend aucune. `aged_count` : reçues au moins 15 jours avant le dernier
-- événement publié ; `quick_count`, de celles-là, closes en 15 jours.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
), requests as (
  select
    cast(date_trunc('quarter', timezone('Europe/Paris', timezone('UTC', received_at))) as date) as quarter,
    coalesce(category, 'non renseignée') as category, coalesce(channel, 'non renseigné') as channel,
    received_at <= seen_at - interval 15 days as is_aged,
    coalesce(closed_at <= received_at + interval 15 days, false) as is_quick
  from core.service_requests, latest
  where received_at is not null
), sorted as (
  select quarter, 'all' as dimension, '*' as value, is_aged, is_quick from requests
  union all
  select quarter, 'category' as dimension, category as value, is_aged, is_quick from requests
  union all
  select quarter, 'channel' as dimension, channel as value, is_aged, is_quick from requests
), counted as (
  select
    quarter, dimension, value, count(*) as received_count, count(*) filter (is_aged) as aged_count,
    count(*) filter (is_aged and is_quick) as quick_count
  from sorted
  group by quarter, dimension, value
), ranked as (
  select
    *, bool_or(received_count between 1 and 10) over (partition by quarter, dimension) as is_exposed,
    row_number() over smallest as size_rank,
    coalesce(sum(received_count) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from counted
  window smallest as (partition by quarter, dimension order by received_count, value)
), judged as (
  select *, is_exposed and (received_count between 1 and 10 or size_rank <= 2 or hidden_before < 11) as is_masked from ranked
)
select
  quarter, dimension, value, case when not is_masked then received_count end as received_count,
  case when not is_masked then aged_count end as aged_count, case when not is_masked then quick_count end as quick_count, is_masked
from judged
