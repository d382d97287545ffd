-- title: Contrats modifiés sur une période, du plus augmenté au moins
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: uid VARCHAR, object VARCHAR, amendment_count BIGINT, added_eur DOUBLE, initial_amount_eur DOUBLE, added_share DOUBLE, latest_on DATE, contract_count BIGINT, beyond_count BIGINT
-- source: decp
-- method: Les contrats modifiés pendant la période. La part ajoutée est ce que leurs avenants de la période ajoutent ensemble, face au montant signé. Dépasser 10 % (15 % pour des travaux) n’est pas une faute : d’autres articles du code permettent davantage.
--
-- `added_share` rapporte au montant signé ce que les avenants de la période ajoutent, tous ensemble. `beyond_count` : ceux
-- qui dépassent ce que le code appelle une modification de faible montant (R. 2194-8 : moins de 10 % du montant initial,
-- 15 % pour des travaux ; R. 2194-9 : cumulés). D’autres articles permettent davantage : dépasser n’est pas une faute.
-- Les cent premiers ; `contract_count` les compte tous.
with summed as (
  select amended.uid, any_value(amended.object) as object, count(*) as amendment_count, sum(amended.added_eur) as added_eur,
    any_value(amended.initial_amount_eur) as initial_amount_eur, max(amended.amended_on) as latest_on, any_value(amended.small_share) as small_share
  from mart.contracts_amended as amended
  where amended.amended_on between $start and $stop
    and (coalesce($kind, '') = '' or amended.kind = $kind) and (coalesce($procedure, '') = '' or amended.procedure = $procedure)
  group by amended.uid
), judged as materialized (
  select *, added_eur / nullif(initial_amount_eur, 0) as added_share from summed
), counted as (
  select count(*) as contract_count, count(*) filter (added_share >= small_share) as beyond_count from judged
), firsts as (
  select * from judged order by added_eur desc nulls last, uid limit 100
)
select
  firsts.uid, firsts.object, firsts.amendment_count, cast(firsts.added_eur as double) as added_eur,
  cast(firsts.initial_amount_eur as double) as initial_amount_eur, cast(firsts.added_share as double) as added_share,
  firsts.latest_on, counted.contract_count, counted.beyond_count
from firsts
cross join counted
order by firsts.added_eur desc nulls last, firsts.uid
