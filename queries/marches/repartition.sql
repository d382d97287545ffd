-- title: Contrats par procédure, domaine d’achat, acheteur, nombre d’offres et service déclaré
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: dimension VARCHAR, label VARCHAR, contract_count BIGINT, firm_eur DOUBLE, framework_eur DOUBLE, offers_count BIGINT, median_offers DOUBLE, single_count BIGINT, direct_count BIGINT
-- source: decp
-- method: Les contrats notifiés pendant la période, répartis par procédure, domaine d’achat, acheteur, nombre d’offres et service. Le service est celui que la ville déclare pour cet achat, car les données publiées ne le disent pas. Un contrat sans date de notification n’y est pas.
--
-- Les cinq découpages d’un même ensemble, en un passage : `dimension` vaut procedure, division, buyer (le SIRET de
-- l’acheteur), offers ou service (celui que la ville déclare pour cet achat). `offers_count` : ceux qui disent combien d’offres sont venues ; six et plus font une même classe ; `?` est inconnu.
with filtered as (
  select contracts.procedure, division_label as division, coalesce(buyer_siret, '?') as buyer, offers_received,
    coalesce(services.service, '?') as service,
    coalesce(cast(case when offers_received > 6 then 6 else offers_received end as varchar), '?') as offers,
    case when is_amount_counted and part = 'Marchés fermes' then amount_eur end as firm_eur,
    case when is_amount_counted and part = 'Accords-cadres' then amount_eur end as framework_eur
  from mart.contracts_notified as contracts
  left join mart.contracts_services as services on contracts.uid = services.uid
  where notified_on between $start and $stop
    and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
), cut as (
  select unnest(['procedure', 'division', 'buyer', 'offers', 'service']) as dimension,
    unnest([procedure, division, buyer, offers, service]) as label, firm_eur, framework_eur, offers_received,
    procedure = 'Sans publicité ni concurrence' as is_direct
  from filtered
)
select
  dimension, label, count(*) as contract_count, cast(coalesce(sum(firm_eur), 0) as double) as firm_eur,
  cast(coalesce(sum(framework_eur), 0) as double) as framework_eur, count(offers_received) as offers_count,
  median(offers_received) as median_offers, count(*) filter (offers_received = 1) as single_count,
  count(*) filter (is_direct) as direct_count
from cut
group by dimension, label
order by dimension, firm_eur desc, contract_count desc, label
