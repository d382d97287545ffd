-- title: Avenants à leur date, avec ce qu’ils ajoutent
-- table: mart.contracts_amended
-- source: decp
-- after: mart.contracts_notified
-- key: amended_on, uid, amendment_number
-- returns: uid VARCHAR, amendment_number INTEGER, amended_on DATE, kind VARCHAR, part VARCHAR, procedure VARCHAR, object VARCHAR, added_eur DECIMAL(18,2), initial_amount_eur DECIMAL(18,2), small_share DOUBLE
--
-- Un avenant publie le nouveau total : ce qu’il ajoute est la différence avec le total d’avant. `added_eur` est nul
-- quand l’un des deux totaux manque ou n’est pas un montant (voir macros/amount_status.sql), zéro quand l’avenant ne
-- touche pas au total. `small_share` : la part du montant signé sous laquelle une modification est dite de faible montant (code
-- de la commande publique, R. 2194-8 : 15 % pour des travaux, 10 % sinon).
with stated as (
  select amendments.uid, amendments.amendment_number, coalesce(amendments.notified_on, amendments.published_on) as amended_on,
    amendments.amount_eur, contracts.kind, contracts.part, contracts.procedure, contracts.object,
    cast(case when contracts.division = '45' then 0.15 else 0.10 end as double) as small_share,
    case when contracts.is_amount_counted then contracts.amount_eur end as initial_eur
  from core.contract_amendments as amendments
  join mart.contracts_notified as contracts on amendments.uid = contracts.uid
), followed as (
  select *, coalesce(last_value(amount_eur ignore nulls) over (partition by uid order by amendment_number
    rows between unbounded preceding and 1 preceding), initial_eur) as before_eur
  from stated
)
select
  uid, amendment_number, amended_on, kind, part, procedure, object,
  case
    when before_eur is null then null
    when amount_eur is null then 0
    when amount_status(cast(amount_eur as double)) <> 'ok' or amount_status(cast(before_eur as double)) <> 'ok' then null
    else amount_eur - before_eur
  end as added_eur,
  initial_eur as initial_amount_eur, small_share
from followed
