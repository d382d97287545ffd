-- title: Contrats par procédure, domaine d’achat, acheteur, nombre d’offres et service déclaré
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: dimension VARCHAR, label VARCHAR, contract_count BIGINT, firm_eur DOUBLE, framework_eur DOUBLE, offers_count BIGINT, median_offers DOUBLE, single_count BIGINT, direct_count BIGINT
-- source: decp
-- method: Les contrats notifiés pendant la période, répartis par procédure, domaine d’achat, acheteur, nombre d’offres et service. Le service est celui que la ville déclare pour cet achat, car les données publiées ne le disent pas. Un contrat sans date de notification n’y est pas.
--
-- Les cinq découpages de mart.contracts_cuts. `offers_count` : ceux qui disent combien d’offres sont venues.
select
  dimension, label, count(*) as contract_count, cast(coalesce(sum(firm_eur), 0) as double) as firm_eur,
  cast(coalesce(sum(framework_eur), 0) as double) as framework_eur, count(offers_received) as offers_count,
  median(offers_received) as median_offers, count(*) filter (offers_received = 1) as single_count,
  count(*) filter (is_direct) as direct_count
from mart.contracts_cuts
where notified_on between $start and $stop
  and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
group by dimension, label
order by dimension, firm_eur desc, contract_count desc, label
