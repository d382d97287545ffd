-- title: Avenants, et ce qu’ils ajoutent
-- params: start DATE, stop DATE, step VARCHAR, kind VARCHAR, procedure VARCHAR
-- returns: period DATE, amendment_count BIGINT, added_eur DOUBLE, unknown_count BIGINT
-- source: decp
--
-- By the date of the amendment, whatever the date of the contract. `unknown_count`: those whose total before or after is
-- not an amount.
select
  cast(date_trunc($step, amended_on) as date) as period, count(*) as amendment_count,
  cast(coalesce(sum(added_eur), 0) as double) as added_eur, count(*) filter (added_eur is null) as unknown_count
from mart.contracts_amended
where amended_on between $start and $stop
  and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
group by all
order by period
