-- title: Contrats par domaine d’achat (division du CPV)
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: division_label VARCHAR, contract_count BIGINT, firm_eur DOUBLE, framework_eur DOUBLE
-- source: decp
select
  division_label, count(*) as contract_count,
  cast(coalesce(sum(amount_eur) filter (is_amount_counted and part = 'Marchés fermes'), 0) as double) as firm_eur,
  cast(coalesce(sum(amount_eur) filter (is_amount_counted and part = 'Accords-cadres'), 0) as double) as framework_eur
from mart.contracts_notified
where notified_on between $start and $stop
  and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
group by division_label
order by firm_eur desc, contract_count desc, division_label
