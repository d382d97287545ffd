-- title: Contrats à la date de leur notification, avec leur montant signé
-- table: mart.contracts_notified
-- source: decp
-- after: mart.contracts_cpv_divisions, mart.suppliers_names
-- key: notified_on, uid
-- returns: uid VARCHAR, notified_on DATE, ends_on DATE, kind VARCHAR, part VARCHAR, procedure VARCHAR, division VARCHAR, division_label VARCHAR, object VARCHAR, suppliers VARCHAR, amount_eur DECIMAL(18,2), amount_status VARCHAR, is_amount_counted BOOLEAN, latest_amount_eur DECIMAL(18,2), offers_received INTEGER, duration_months INTEGER, amendment_count INTEGER, cpv_code VARCHAR, published_on DATE, publication_days INTEGER, is_published_late BOOLEAN, buyer_siret VARCHAR, buyer_name VARCHAR
--
-- `amount_eur` est ce qui a été signé au départ : un avenant compte dans son propre mois (mart.contracts_amended).
-- `part` tient à part ce qui ne doit pas se lire comme une dépense : le maximum d’un accord-cadre, la valeur d’une
-- concession. Le format de 2022 ne nomme aucune entreprise : le nom est alors celui publié ailleurs pour le même SIREN.
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
  select *, coalesce(initial_amount_eur, case when amendment_count = 0 then amount_eur end) as signed_eur,
    amount_status(cast(coalesce(initial_amount_eur, case when amendment_count = 0 then amount_eur end) as double)) as signed_status
  from core.contracts
)
select
  signed.uid, signed.notified_on, signed.ends_on, signed.kind,
  case when signed.kind = 'concession' then 'Concessions' when signed.is_framework then 'Accords-cadres' else 'Marchés fermes' end as part,
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
  signed.amount_eur as latest_amount_eur, signed.offers_received, signed.duration_months, signed.amendment_count,
  signed.cpv_code, signed.published_on,
  case when signed.kind = 'marche' and signed.published_on >= signed.notified_on
    then cast(signed.published_on - signed.notified_on as integer) end as publication_days,
  case when signed.kind = 'marche' and signed.published_on >= signed.notified_on
    then signed.published_on > signed.notified_on + interval 2 months end as is_published_late,
  signed.buyer_siret, signed.buyer_name
from signed
left join named on signed.uid = named.uid
left join mart.contracts_cpv_divisions as divisions on signed.cpv_division = divisions.division
