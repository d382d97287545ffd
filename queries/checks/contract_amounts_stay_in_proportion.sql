-- title: Un contrat ne pèse pas plus que tous les autres de son année
-- source: decp
-- severity: warn
--
-- Plus d’un million d’euros, et plus que tous les autres de l’année ensemble : c’est à quoi ressemblent des centimes
-- pris pour des euros.
with yearly as (
  select uid, object, amount_eur, sum(amount_eur) over (partition by year(notified_on)) - amount_eur as others_eur,
    count(*) over (partition by year(notified_on)) as contract_count
  from core.contracts
  where is_amount_counted and not is_framework and notified_on is not null
)
select uid, object, amount_eur, others_eur
from yearly
where contract_count >= 5 and amount_eur > 1000000 and amount_eur > others_eur
