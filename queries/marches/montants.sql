-- title: Montant notifié par mois ou par trimestre : fermes, maxima des accords-cadres, concessions
-- params: start DATE, stop DATE, step VARCHAR, kind VARCHAR, procedure VARCHAR
-- returns: period DATE, part VARCHAR, amount_eur DOUBLE, contract_count BIGINT
-- source: decp
--
-- `step` vaut month, quarter ou year. Un avenant n’est pas ici : il compte dans son propre mois (marches/avenants). Une
-- période sans contrat est un vrai zéro, tant qu’elle est publiée.
with summed as (
  select cast(date_trunc($step, notified_on) as date) as period, part, sum(amount_eur) filter (is_amount_counted) as amount_eur,
    count(*) as contract_count
  from mart.contracts_notified
  where notified_on between $start and $stop
    and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
  group by all
), parts as (
  select distinct part from summed
), periods as (
  select distinct cast(date_trunc($step, day) as date) as period
  from (select unnest(generate_series($start, $stop, interval 1 month)) as day union all select $stop) as days
)
select
  periods.period, parts.part, cast(coalesce(summed.amount_eur, 0) as double) as amount_eur,
  coalesce(summed.contract_count, 0) as contract_count
from periods
cross join parts
left join summed on periods.period = summed.period and parts.part = summed.part
order by periods.period, parts.part = 'Marchés fermes' desc, parts.part
