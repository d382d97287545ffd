-- title: Contrats à la date de leur notification, avec leur montant signé
-- table: mart.contracts_notified
-- source: decp
-- after: mart.contracts_cpv_divisions, mart.contracts_needs, mart.contracts_services, mart.contracts_thresholds, mart.suppliers_names
-- key: notified_on, uid
-- returns: place INTEGER, uid VARCHAR, notified_on DATE, ends_on DATE, kind VARCHAR, part VARCHAR, procedure VARCHAR, division VARCHAR, division_label VARCHAR, object VARCHAR, suppliers VARCHAR, amount_eur DECIMAL(18,2), amount_status VARCHAR, is_amount_counted BOOLEAN, firm_eur DECIMAL(18,2), framework_eur DECIMAL(18,2), concession_eur DECIMAL(18,2), legal_band VARCHAR, latest_amount_eur DECIMAL(18,2), offers_received INTEGER, duration_months INTEGER, amendment_count INTEGER, cpv_code VARCHAR, published_on DATE, publication_days INTEGER, is_published_late BOOLEAN, buyer_siret VARCHAR, buyer_name VARCHAR, need VARCHAR, need_reason VARCHAR, service VARCHAR, excluded_because VARCHAR
--
-- `amount_eur` est ce qui a été signé au départ : un avenant compte dans son propre mois (mart.contracts_amended).
-- `part` tient à part ce qui ne doit pas se lire comme une dépense : le maximum d’un accord-cadre, la valeur d’une
-- concession ; `firm_eur`, `framework_eur` et `concession_eur` sont le montant de cette part quand il se compte, nuls
-- sinon. `legal_band` : la tranche des seuils légaux du jour de la notification, que la loi mesure au besoin estimé, tous
-- lots réunis, mais dont seul le montant signé de chaque contrat est publié ; une date sans seuil est dite telle, jamais
-- servie par le dernier connu ; nul pour une concession, qui suit d’autres seuils. `need` : le besoin revient (recurrent),
-- non (ponctuel) ou l’on ne sait (inconnu) ; `service` : celui que la ville déclare, nul quand rien ne le dit. `place` : son
-- rang du plus récent au plus ancien, les contrats sans date à la fin. `excluded_because` : pourquoi son montant n’est dans
-- aucun total d’une période, nul quand il y est. Le format de 2022 ne nomme aucune entreprise : le nom est alors celui publié ailleurs pour le même SIREN.
-- `publication_days` va de la notification à la publication, pour les marchés dont les deux dates se suivent ; la loi
-- donne deux mois (code de la commande publique, R. 2196-1), une concession a d’autres délais (R. 3131-1).
with listed as (
  select suppliers.uid, suppliers.position, coalesce(suppliers.name, firms.firm, 'SIRET ' || suppliers.siret,
    suppliers.supplier_id, 'titulaire non renseigné') as supplier
  from core.contract_suppliers as suppliers
  left join mart.suppliers_names as firms on suppliers.siret[:9] = firms.siren
), named as (
  select uid, string_agg(supplier, ', ' order by position) as suppliers from listed group by uid
), signed as (
  select *, contract_part(kind, is_framework) as part, case when cpv_division = '45' then 'travaux' else 'fournitures_services' end as category,
    coalesce(initial_amount_eur, case when amendment_count = 0 then amount_eur end) as signed_eur,
    amount_status(cast(coalesce(initial_amount_eur, case when amendment_count = 0 then amount_eur end) as double)) as signed_status
  from core.contracts
), placed as (
  select signed.uid, open.amount_eur as open_eur, formal.amount_eur as formal_eur
  from signed
  left join mart.contracts_thresholds as open
    on open.rule = 'dispense' and open.category = signed.category and signed.notified_on between open.since and open.until
  left join mart.contracts_thresholds as formal
    on formal.rule = 'formalisee' and formal.category = signed.category and signed.notified_on between formal.since and formal.until
  where signed.kind = 'marche' and signed.signed_status = 'ok'
)
select
  cast(row_number() over (order by signed.notified_on desc nulls last, signed.uid) as integer) as place,
  signed.uid, signed.notified_on, signed.ends_on, signed.kind,
  signed.part,
  case
    when signed.procedure is null then 'Non renseignée'
    when regexp_matches(signed.procedure, '(?i)sans publicit') then 'Sans publicité ni concurrence'
    when regexp_matches(signed.procedure, '(?i)adapt') then 'Procédure adaptée'
    when regexp_matches(signed.procedure, '(?i)offres ouvert') then 'Appel d’offres ouvert'
    when regexp_matches(signed.procedure, '(?i)offres restreint') then 'Appel d’offres restreint'
    when regexp_matches(signed.procedure, '(?i)n.goci') then 'Procédure avec négociation'
    when regexp_matches(signed.procedure, '(?i)dialogue') then 'Dialogue compétitif'
    else signed.procedure
  end as procedure,
  signed.cpv_division as division, coalesce(divisions.division_label, 'Non renseigné') as division_label, signed.object,
  coalesce(named.suppliers, 'titulaire non renseigné') as suppliers, signed.signed_eur as amount_eur,
  signed.signed_status as amount_status, signed.signed_status = 'ok' as is_amount_counted,
  case when signed.signed_status = 'ok' and signed.part = 'Marchés fermes' then signed.signed_eur end as firm_eur,
  case when signed.signed_status = 'ok' and signed.part = 'Accords-cadres' then signed.signed_eur end as framework_eur,
  case when signed.signed_status = 'ok' and signed.part = 'Concessions' then signed.signed_eur end as concession_eur,
  case
    when placed.uid is null then null
    when placed.open_eur is null or placed.formal_eur is null then 'seuil non renseigné'
    when signed.signed_eur < placed.open_eur then 'sous le seuil de publicité'
    when signed.signed_eur < placed.formal_eur then 'procédure adaptée'
    else 'procédure formalisée'
  end as legal_band,
  signed.amount_eur as latest_amount_eur, signed.offers_received, signed.duration_months, signed.amendment_count,
  signed.cpv_code, signed.published_on,
  case when signed.kind = 'marche' and signed.published_on >= signed.notified_on
    then cast(signed.published_on - signed.notified_on as integer) end as publication_days,
  case when signed.kind = 'marche' and signed.published_on >= signed.notified_on
    then signed.published_on > signed.notified_on + interval 2 months end as is_published_late,
  signed.buyer_siret, signed.buyer_name, coalesce(needs.need, 'inconnu') as need, needs.reason as need_reason, services.service,
  case
    when signed.notified_on is null and signed.signed_status <> 'ok' then 'Sans date de notification ni montant utilisable'
    when signed.notified_on is null then 'Sans date de notification'
    when signed.signed_status = 'missing' then 'Montant absent ou illisible'
    when signed.signed_status = 'zero' then 'Montant nul ou négatif'
    when signed.signed_status = 'symbolic' then 'Un euro ou moins'
    when signed.signed_status = 'placeholder' then 'Suite de chiffres sans sens (99999999…)'
    when signed.signed_status = 'absurd' then 'Plus de 100 millions d’euros'
  end as excluded_because
from signed
left join named on signed.uid = named.uid
left join placed on signed.uid = placed.uid
left join mart.contracts_needs as needs on signed.uid = needs.uid
left join mart.contracts_services as services on signed.uid = services.uid
left join mart.contracts_cpv_divisions as divisions on signed.cpv_division = divisions.division
