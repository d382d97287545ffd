-- title: Attributions par entreprise, un contrat à la fois
-- table: mart.suppliers_awards
-- source: decp
-- after: mart.contracts_notified, mart.suppliers_epci, mart.suppliers_names
-- key: notified_on, uid, supplier
-- returns: uid VARCHAR, notified_on DATE, kind VARCHAR, part VARCHAR, procedure VARCHAR, supplier VARCHAR, siren VARCHAR, is_identified BOOLEAN, is_first BOOLEAN, is_once BOOLEAN, amount_eur DECIMAL(18,2), firm_eur DECIMAL(18,2), framework_eur DECIMAL(18,2), commune_code VARCHAR, department_code VARCHAR, size_category VARCHAR, is_small BOOLEAN, epci VARCHAR
--
-- Ce que touche chaque membre d’un groupement n’est pas publié : le montant va au premier (`is_first`), les autres
-- comptent comme participations, sans montant. Une entreprise est son SIREN quand son SIRET est valide, ses
-- établissements n’en font donc qu’une, et porte le nom de mart.suppliers_names ; sinon c’est le nom ou l’identifiant
-- publié. La commune et la taille ne sont que dans les tables consolidées : nulles ailleurs, jamais devinées d’un SIRET.
-- `is_once` est vrai sur une seule ligne par contrat et entreprise ; `firm_eur` et `framework_eur` sont ce montant quand la part
-- est celle-là. `is_small` : petite ou moyenne entreprise, nul quand la taille n’est pas dite ; `epci` : l’intercommunalité de
-- sa commune, quand elle est déclarée.
with ranked as (
  select *, position = min(position) over (partition by uid) as is_first from core.contract_suppliers
), awards as (
  select
    suppliers.uid, contracts.notified_on, contracts.kind, contracts.part, contracts.procedure,
    coalesce(firms.firm, 'SIREN ' || suppliers.siret[:9], suppliers.name, 'Identifiant ' || suppliers.supplier_id,
      'Titulaire non renseigné') as supplier,
    suppliers.siret[:9] as siren, suppliers.siret is not null as is_identified, suppliers.is_first,
    case when contracts.is_amount_counted and suppliers.is_first then contracts.amount_eur end as amount_eur,
    suppliers.position, suppliers.commune_code, coalesce(suppliers.department_code, case when suppliers.commune_code like '97%'
      then suppliers.commune_code[:3] else suppliers.commune_code[:2] end) as department_code, suppliers.size_category
  from ranked as suppliers
  join mart.contracts_notified as contracts on suppliers.uid = contracts.uid
  left join mart.suppliers_names as firms on suppliers.siret[:9] = firms.siren
)
select
  awards.uid, awards.notified_on, awards.kind, awards.part, awards.procedure, awards.supplier, awards.siren, awards.is_identified,
  awards.is_first, row_number() over (partition by awards.uid, awards.supplier order by awards.position) = 1 as is_once,
  awards.amount_eur, case when awards.part = 'Marchés fermes' then awards.amount_eur end as firm_eur,
  case when awards.part = 'Accords-cadres' then awards.amount_eur end as framework_eur, awards.commune_code,
  awards.department_code, awards.size_category, upper(awards.size_category) in ('PME', 'TPE', 'MIC') as is_small, members.epci
from awards
left join (select insee, min(epci) as epci from mart.suppliers_epci group by insee) as members on awards.commune_code = members.insee
