-- title: Contrats par procédure
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: procedure VARCHAR, contract_count BIGINT, firm_eur DOUBLE, framework_eur DOUBLE
-- source: decp
select
  procedure, count(*) as contract_count,
  cast(coalesce(sum(amount_eur) filter (is_amount_counted and part = 'Marchés fermes'), 0) as double) as firm_eur,
  cast(coalesce(sum(amount_eur) filter (is_amount_counted and part = 'Accords-cadres'), 0) as double) as framework_eur
from mart.contracts_notified
where notified_on between $start and $stop
  and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
group by procedure
order by contract_count desc, procedure
