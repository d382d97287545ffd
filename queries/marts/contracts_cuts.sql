-- title: Contrats selon chaque découpage : procédure, domaine d’achat, acheteur, nombre d’offres, service
-- table: mart.contracts_cuts
-- source: decp
-- after: mart.contracts_notified
-- key: dimension, label, uid
-- returns: dimension VARCHAR, label VARCHAR, uid VARCHAR, notified_on DATE, kind VARCHAR, procedure VARCHAR, firm_eur DECIMAL(18,2), framework_eur DECIMAL(18,2), offers_received INTEGER, is_direct BOOLEAN
--
-- Un contrat daté a une ligne par découpage : `dimension` vaut procedure, division, buyer (le SIRET de l’acheteur), offers ou
-- service (celui que la ville déclare pour cet achat). Six offres et plus font une même classe ; `?` est inconnu.
-- `is_direct` : sans publicité ni concurrence.
select
  unnest(['procedure', 'division', 'buyer', 'offers', 'service']) as dimension,
  unnest([procedure, division_label, coalesce(buyer_siret, '?'),
    coalesce(cast(case when offers_received > 6 then 6 else offers_received end as varchar), '?'), coalesce(service, '?')]) as label,
  uid, notified_on, kind, procedure, firm_eur, framework_eur, offers_received, procedure = 'Sans publicité ni concurrence' as is_direct
from mart.contracts_notified
where notified_on is not null
