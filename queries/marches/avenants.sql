-- title: Avenants, et ce qu’ils ajoutent
-- params: start DATE, stop DATE, step VARCHAR, kind VARCHAR, procedure VARCHAR
-- returns: period DATE, amendment_count BIGINT, added_eur DOUBLE, unknown_count BIGINT
-- source: decp
-- method: Les avenants de la période, à leur propre date, quelle que soit celle du contrat. Ce qu’un avenant ajoute est son nouveau total moins celui d’avant ; quand l’un des deux n’est pas un montant, l’avenant est compté sans rien ajouter.
--
-- À la date de l’avenant, quelle que soit celle du contrat. `unknown_count` : ceux dont le total d’avant ou d’après
-- n’est pas un montant. Une période sans avenant n’ajoute rien ; sans aucun avenant de toute la période, il n’y a pas de
-- ligne.
with filtered as (
  select cast(date_trunc($step, amended_on) as date) as period, added_eur
  from mart.contracts_amended
  where amended_on between $start and $stop
    and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
), periods as (
  select distinct cast(date_trunc($step, day) as date) as period
  from (select unnest(generate_series($start, $stop, interval 1 month)) as day union all select $stop) as days
  where exists (select 1 from filtered)
)
select
  periods.period, count(filtered.period) as amendment_count, cast(coalesce(sum(filtered.added_eur), 0) as double) as added_eur,
  count(filtered.period) - count(filtered.added_eur) as unknown_count
from periods
left join filtered on periods.period = filtered.period
group by periods.period
order by periods.period
