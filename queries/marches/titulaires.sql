-- title: Titulaires, du plus grand montant ferme au plus petit
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: supplier VARCHAR, siren VARCHAR, contract_count BIGINT, firm_eur DOUBLE, framework_eur DOUBLE, firm_share DOUBLE, is_identified BOOLEAN
-- source: decp
--
-- Le montant d’un groupement va à son premier membre ; les autres comptent comme titulaires, sans montant.
with named as (
  select
    supplier, any_value(siren) as siren, count(*) filter (is_once) as contract_count, bool_and(is_identified) as is_identified,
    cast(coalesce(sum(firm_eur), 0) as double) as firm_eur, cast(coalesce(sum(framework_eur), 0) as double) as framework_eur
  from mart.suppliers_awards
  where notified_on between $start and $stop
    and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
  group by supplier
)
select supplier, siren, contract_count, firm_eur, framework_eur, firm_eur / nullif(sum(firm_eur) over (), 0) as firm_share, is_identified
from named
order by firm_eur desc, contract_count desc, supplier
