-- title: Titulaires des contrats, dans leur dernier état
-- table: core.contract_suppliers
-- source: decp
-- after: core.contracts
-- key: uid, position
-- returns: uid VARCHAR, position INTEGER, supplier_id VARCHAR, id_type VARCHAR, name VARCHAR, siret VARCHAR, siret_defect VARCHAR, is_siret_valid BOOLEAN, commune_code VARCHAR, department_code VARCHAR, size_category VARCHAR
--
-- An amendment that names suppliers replaces those signed with. No supplier is lost: one whose identifier is wrong or
-- foreign stays, with `siret_defect`, and is noted on its link. `siret` is the repaired one (blanks taken out, a lost
-- leading zero put back) and null when there is none to trust.
with kept as materialized (
  select contracts.uid, raw._fetch, decp_contract(raw.body) as c
  from core.contracts as contracts
  join raw.decp as raw
    on raw._fetch = contracts.raw_fetch and raw._part = contracts.raw_part and raw._row = contracts.raw_row
), dated as materialized (
  select uid, _fetch, c.suppliers as signed, decp_history(c.amendments) as history from kept
), listed as materialized (
  select uid, _fetch, decp_current_suppliers(signed, history) as suppliers from dated
), named as (
  select uid, _fetch, unnest(suppliers) as supplier, unnest(range(1, len(suppliers) + 1)) as position
  from listed
), identified as (
  select uid, _fetch, supplier, cast(position as integer) as position, decp_id_type(supplier.id_type) as id_type,
    clean_siret(supplier.id) as siret,
    case
      when coalesce(decp_id_type(supplier.id_type), 'SIRET') = 'SIRET' then siret_defect(supplier.id)
      when clean_siret(supplier.id) is not null then 'type_inexact'
      else 'identifiant_hors_siret'
    end as siret_defect
  from named
)
select
  uid, position, clean_text(supplier.id) as supplier_id, id_type, decp_text(supplier.name) as name, siret, siret_defect,
  siret is not null as is_siret_valid, decp_text(supplier.commune_code) as commune_code,
  decp_text(supplier.department_code) as department_code, decp_text(supplier.size_category) as size_category,
  siret_defect as _reject, 'link' as _level, cast(to_json(supplier) as varchar) as _original, _fetch
from identified
