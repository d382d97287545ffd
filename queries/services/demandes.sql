-- title: Demandes reçues, signalements clos en 15 jours, demandes ouvertes
-- params: start DATE, stop DATE
-- returns: received_count BIGINT, before_count BIGINT, masked_count BIGINT, aged_count BIGINT, quick_count BIGINT, quick_share DOUBLE, open_count BIGINT, open_on DATE, first_on DATE, last_on DATE
-- source: demandes
-- method: Les demandes reçues pendant les trimestres finis qui touchent la période, comparées aux mêmes trimestres un an plus tôt ; un trimestre caché, parce qu’il en compte trop peu, n’entre pas dans la somme. La part close en 15 jours est celle des signalements de ces trimestres. Les demandes ouvertes sont celles de la fin du dernier mois entier, quelle que soit leur date de réception.
--
-- Sur les trimestres finis qui touchent la période, comme les indicateurs. `before_count` : les mêmes trimestres un an plus
-- tôt, nul s’il en manque un. `quick_count` sur `aged_count` : des signalements reçus dans ceux de ces trimestres que l’on
-- montre. `open_count` : toutes les demandes ouvertes à la fin du dernier mois entier, `open_on`.
with chosen as (
  select
    cells.quarter, cells.received_count, cells.is_masked, year_before.received_count as before_count, quick.received_count as aged_count,
    quick.quick_count
  from mart.requests_cells as cells
  left join mart.requests_cells as year_before
    on year_before.quarter = cells.quarter - interval 1 year and year_before.dimension = 'all'
  left join mart.requests_quick as quick on quick.period = cells.quarter and quick.span = 'trimestre'
  where cells.dimension = 'all' and cells.quarter + interval 3 months > $start and cells.quarter <= $stop
), waiting as (
  select open_count, last_day(month) as open_on
  from mart.requests_waiting
  where dimension = 'all' and last_day(month) >= $start and last_day(month) <= $stop
  order by month desc
  limit 1
)
select
  cast(sum(received_count) as bigint) as received_count,
  cast(case when count(before_count) = count(*) then sum(before_count) end as bigint) as before_count,
  count(*) filter (is_masked) as masked_count, cast(sum(aged_count) as bigint) as aged_count, cast(sum(quick_count) as bigint) as quick_count,
  sum(quick_count) / nullif(sum(aged_count), 0) as quick_share, (select open_count from waiting) as open_count,
  (select open_on from waiting) as open_on, min(quarter) as first_on,
  cast(max(quarter) + interval 3 months - interval 1 day as date) as last_on
from chosen
