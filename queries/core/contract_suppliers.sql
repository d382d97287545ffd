-- title: Titulaires des contrats, dans leur dernier état
-- table: core.contract_suppliers
-- source: decp
-- after: core.contracts
-- key: uid, position
-- returns: uid VARCHAR, position INTEGER, supplier_id VARCHAR, id_type VARCHAR, name VARCHAR, siret VARCHAR, siret_defect VARCHAR, is_siret_valid BOOLEAN, commune_code VARCHAR, department_code VARCHAR, size_category VARCHAR
--
-- An amendment that names suppliers replaces those signed with. No supplier is lost: one whose identifier is wrong or
-- foreign stays, with `siret_defect`, and is noted on its link. `siret` is the repaired one (blanks taken out, a lost
-- leading zero put back) and null when there is none to trust. Where a supplier is and how large comes from whichever
-- publication of the contract says it, the consolidated tables being the only ones that do: the kept one, else the latest.
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
), lines as materialized (
  select raw._fetch, raw._part, raw._row, decp_contract(raw.body) as c
  from raw.decp as raw
  anti join core.contracts as contracts
    on raw._fetch = contracts.raw_fetch and raw._part = contracts.raw_part and raw._row = contracts.raw_row
  where starts_with(raw.body, '{"rows"')
), told as (
  select _fetch, _part, _row, unnest(c.suppliers) as supplier, decp_text(c.id) as contract_id,
    coalesce(clean_siret(c.buyer_id), nullif(regexp_replace(c.buyer_id, '\s+', '', 'g'), ''), 'inconnu') as buyer
  from lines
), elsewhere as (
  select concat(buyer, '-', contract_id) as uid, clean_siret(supplier.id) as siret,
    arg_max(decp_text(supplier.commune_code), (_fetch, _part, _row)) as commune_code,
    arg_max(decp_text(supplier.department_code), (_fetch, _part, _row)) as department_code,
    arg_max(decp_text(supplier.size_category), (_fetch, _part, _row)) as size_category
  from told
  where clean_siret(supplier.id) is not null
  group by all
)
select
  identified.uid, position, clean_text(supplier.id) as supplier_id, id_type, decp_text(supplier.name) as name,
  identified.siret, siret_defect, identified.siret is not null as is_siret_valid,
  coalesce(decp_text(supplier.commune_code), elsewhere.commune_code) as commune_code,
  coalesce(decp_text(supplier.department_code), elsewhere.department_code) as department_code,
  coalesce(decp_text(supplier.size_category), elsewhere.size_category) as size_category,
  siret_defect as _reject, 'link' as _level, cast(to_json(supplier) as varchar) as _original, _fetch
from identified
left join elsewhere on identified.uid = elsewhere.uid and identified.siret = elsewhere.siret
