-- title: Demandes reçues, ensemble, par objet et par canal
-- params: start DATE, stop DATE
-- returns: dimension VARCHAR, value VARCHAR, received_count BIGINT, masked_count BIGINT, first_on DATE, last_on DATE
-- source: demandes
-- method: Les demandes reçues pendant les trimestres finis qui touchent la période, à leur date de réception. Un trimestre de 1 à 10 demandes est caché, et avec lui d’autres qui le donneraient par différence : ils n’entrent pas dans la somme.
--
-- Sur les trimestres finis qui touchent la période : une somme de cases d’au moins 11 demandes ; `masked_count` est le nombre de
-- trimestres cachés.
select
  dimension, value, cast(sum(received_count) as bigint) as received_count, count(*) filter (is_masked) as masked_count, min(quarter) as first_on,
  cast(max(quarter) + interval 3 months - interval 1 day as date) as last_on
from mart.requests_cells
where quarter + interval 3 months > $start and quarter <= $stop
group by dimension, value
order by dimension, received_count desc nulls last, value
