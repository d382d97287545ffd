-- title: Les états successifs d’un contrat : tel que signé, puis chaque avenant
-- params: id VARCHAR
-- returns: number INTEGER, happened_on DATE, published_on DATE, amount_eur DOUBLE, added_eur DOUBLE, duration_months INTEGER, ends_on DATE, object VARCHAR
-- source: decp
--
-- `number` 0 est le contrat signé, les autres suivent l’ordre des notifications. `amount_eur` est le total publié, nul quand
-- l’avenant n’y touche pas ; `duration_months` la durée publiée alors, nulle de même ; pour l’état signé d’un contrat
-- modifié, elle n’est connue que si aucun avenant n’en publie une autre.
with signed as (
  select cast(0 as integer) as number, contracts.notified_on as happened_on, contracts.published_on, contracts.initial_amount_eur as amount_eur,
    cast(null as decimal(18, 2)) as added_eur,
    case when not exists (
      select 1 from core.contract_amendments as amendments where amendments.uid = contracts.uid and amendments.duration_months > 0
    ) then contracts.duration_months end as duration_months, contracts.notified_on as signed_on, cast(null as varchar) as object
  from core.contracts as contracts
  where contracts.uid = $id
), amended as (
  select amendments.amendment_number as number, coalesce(amendments.notified_on, amendments.published_on) as happened_on,
    amendments.published_on, amendments.amount_eur, changes.added_eur, amendments.duration_months,
    (select any_value(signed.signed_on) from signed) as signed_on, amendments.object
  from core.contract_amendments as amendments
  left join mart.contracts_amended as changes on amendments.uid = changes.uid and amendments.amendment_number = changes.amendment_number
  where amendments.uid = $id
)
select
  number, happened_on, published_on, cast(amount_eur as double) as amount_eur, cast(added_eur as double) as added_eur, duration_months,
  cast(signed_on + to_months(duration_months) as date) as ends_on, object
from (select * from signed union all select * from amended) as states
order by number
