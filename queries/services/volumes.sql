-- title: Demandes reçues par objet, par canal ou toutes
-- params: dimension VARCHAR, start DATE, stop DATE
-- returns: value VARCHAR, received_count BIGINT, aged_count BIGINT, quick_count BIGINT, quick_share DOUBLE, masked_count BIGINT, first_on DATE, last_on DATE
-- source: demandes
--
-- Sur les trimestres qui touchent la période : une somme de cases d’au moins 11 demandes ; `masked_count` est le nombre de
-- trimestres cachés. `quick_share` : part close en 15 jours de ce qui a été reçu 15 jours au moins avant le dernier
-- événement publié ; une demande encore ouverte y compte comme non close. `last_on` ne dépasse pas ce dernier événement.
select
  value, cast(sum(received_count) as bigint) as received_count, cast(sum(aged_count) as bigint) as aged_count,
  cast(sum(quick_count) as bigint) as quick_count, sum(quick_count) / nullif(sum(aged_count), 0) as quick_share,
  count(*) filter (is_masked) as masked_count, min(quarter) as first_on,
  least(cast(max(quarter) + interval 3 months - interval 1 day as date), (select max(as_of) from mart.requests_days)) as last_on
from mart.requests_cells
where dimension = $dimension and quarter + interval 3 months > $start and quarter <= $stop
group by value
order by received_count desc nulls last, value
