-- title: Attributions par titulaire, un contrat à la fois
-- table: mart.suppliers_awards
-- source: decp
-- after: mart.contracts_notified
-- key: notified_on, uid, supplier
-- returns: uid VARCHAR, notified_on DATE, kind VARCHAR, part VARCHAR, procedure VARCHAR, supplier VARCHAR, siret VARCHAR, is_identified BOOLEAN, is_first BOOLEAN, amount_eur DECIMAL(18,2), department_code VARCHAR, size_category VARCHAR
--
-- What each member of a group is paid is not published: the amount goes to the first one (`is_first`), the others count as
-- participations, without amount. A supplier is its SIRET when that is valid, else its published identifier or name; it
-- bears the name most recently published for it, since the 2022 format gives none.
with listed as (
  select suppliers.uid, suppliers.position, suppliers.siret, suppliers.name, suppliers.department_code, suppliers.size_category,
    coalesce(suppliers.siret, suppliers.supplier_id, lower(suppliers.name), 'inconnu') as supplier_key,
    contracts.notified_on, contracts.kind, contracts.part, contracts.procedure, contracts.amount_eur, contracts.is_amount_counted
  from core.contract_suppliers as suppliers
  join mart.contracts_notified as contracts on suppliers.uid = contracts.uid
), known as (
  select supplier_key, arg_max(name, notified_on) filter (name is not null) as latest_name,
    any_value(name) as any_name
  from listed
  group by supplier_key
)
select
  listed.uid, listed.notified_on, listed.kind, listed.part, listed.procedure,
  coalesce(known.latest_name, known.any_name, 'SIRET ' || listed.siret, 'Identifiant ' || nullif(listed.supplier_key, 'inconnu'),
    'Titulaire non renseigné') as supplier,
  listed.siret, listed.siret is not null as is_identified,
  listed.position = min(listed.position) over (partition by listed.uid) as is_first,
  case when listed.is_amount_counted and listed.position = min(listed.position) over (partition by listed.uid)
    then listed.amount_eur end as amount_eur,
  listed.department_code, listed.size_category
from listed
join known on listed.supplier_key = known.supplier_key
