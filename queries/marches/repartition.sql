-- title: Contrats par procédure, par domaine d’achat, par acheteur et par nombre d’offres
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: dimension VARCHAR, label VARCHAR, contract_count BIGINT, firm_eur DOUBLE, framework_eur DOUBLE, offers_count BIGINT, median_offers DOUBLE, single_count BIGINT, direct_count BIGINT
-- source: decp
--
-- Les quatre découpages d’un même ensemble, en un passage : `dimension` vaut procedure, division, buyer (le SIRET de
-- l’acheteur) ou offers. `offers_count` : ceux qui disent combien d’offres sont venues ; six et plus font une même classe ; `?` est inconnu.
with filtered as (
  select procedure, division_label as division, coalesce(buyer_siret, '?') as buyer, offers_received,
    coalesce(cast(case when offers_received > 6 then 6 else offers_received end as varchar), '?') as offers,
    case when is_amount_counted and part = 'Marchés fermes' then amount_eur end as firm_eur,
    case when is_amount_counted and part = 'Accords-cadres' then amount_eur end as framework_eur
  from mart.contracts_notified
  where notified_on between $start and $stop
    and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
), grouped as (
  select procedure, division, buyer, offers, count(*) as contract_count, sum(firm_eur) as firm_eur, sum(framework_eur) as framework_eur,
    count(offers_received) as offers_count, median(offers_received) as median_offers, count(*) filter (offers_received = 1) as single_count,
    count(*) filter (procedure = 'Sans publicité ni concurrence') as direct_count
  from filtered
  group by grouping sets ((procedure), (division), (buyer), (offers))
)
select
  case when procedure is not null then 'procedure' when division is not null then 'division' when buyer is not null then 'buyer'
    else 'offers' end as dimension,
  coalesce(procedure, division, buyer, offers) as label, contract_count, cast(coalesce(firm_eur, 0) as double) as firm_eur,
  cast(coalesce(framework_eur, 0) as double) as framework_eur, offers_count, median_offers, single_count, direct_count
from grouped
order by dimension, firm_eur desc, contract_count desc, label
