-- title: Les titulaires d’un contrat, avec ce que valent leurs identifiants
-- params: id VARCHAR
-- returns: position INTEGER, supplier VARCHAR, supplier_id VARCHAR, id_type VARCHAR, siret_defect VARCHAR, contract_count BIGINT
-- source: decp
--
-- `contract_count` : les contrats de la ville où la même entreprise (son SIREN) est titulaire, celui-ci compris ; nul quand
-- son identifiant ne permet pas de la reconnaître.
select
  suppliers.position, coalesce(suppliers.name, firms.firm) as supplier, suppliers.supplier_id, suppliers.id_type, suppliers.siret_defect,
  case when suppliers.siret is not null then (
    select count(distinct others.uid) from core.contract_suppliers as others where others.siret[:9] = suppliers.siret[:9]
  ) end as contract_count
from core.contract_suppliers as suppliers
left join mart.suppliers_names as firms on suppliers.siret[:9] = firms.siren
where suppliers.uid = $id
order by suppliers.position
