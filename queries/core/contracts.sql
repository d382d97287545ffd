-- title: Contrats de la commande publique, un par ligne, dans leur dernier état
-- table: core.contracts
-- source: decp
-- key: uid
-- returns: uid VARCHAR, buyer_siret VARCHAR, contract_id VARCHAR, format VARCHAR, kind VARCHAR, nature VARCHAR, object VARCHAR, cpv_code VARCHAR, cpv_division VARCHAR, procedure VARCHAR, is_framework BOOLEAN, amount_eur DECIMAL(18,2), initial_amount_eur DECIMAL(18,2), subsidy_eur DECIMAL(18,2), amount_status VARCHAR, is_amount_counted BOOLEAN, duration_months INTEGER, notified_on DATE, published_on DATE, ends_on DATE, offers_received INTEGER, place_code VARCHAR, place_type VARCHAR, price_form VARCHAR, supplier_count INTEGER, amendment_count INTEGER, has_defects BOOLEAN, defects VARCHAR, buyer_name VARCHAR, raw_fetch VARCHAR, raw_part INTEGER, raw_row BIGINT
--
-- Every published contract is here once, or in meta.rejected with its reason: `illisible`, `sans_identifiant`, `doublon`
-- (same buyer and id published again: the most recently changed one is kept) or `version_anterieure` (2019 format: the
-- last two digits of the id number the version, and the rest is the same). The lines of a consolidated table that say the
-- amount of a contract published in full add nothing here and are no refusal: they tell where its suppliers are
-- (core.contract_suppliers); a table and a document of the same day give the document. What is wrong but readable is
-- kept and said in `defects`. The amount and the duration are those of the last amendment that gives one above zero; for a framework
-- agreement the amount is a maximum. `amount_status` decides what enters a total (see macros/amount_status.sql).
with read as materialized (
  select _fetch, _part, _row, body, decp_contract(body) as c from raw.decp
), dated as materialized (
  select *, decp_history(c.amendments) as history from read
), typed as materialized (
  select *, decp_text(c.id) as contract_id, parse_date(c.published) as published_on,
    coalesce(clean_siret(c.buyer_id), nullif(regexp_replace(c.buyer_id, '\s+', '', 'g'), '')) as buyer_siret,
    case when parse_date(c.notified) <= current_date then parse_date(c.notified) end as notified_on,
    decp_current_suppliers(c.suppliers, history) as suppliers,
    list_filter(history, lambda a: a.amount_eur > 0)[-1].amount_eur as amended_eur,
    coalesce(list_filter(history, lambda a: a.duration_months > 0)[-1].duration_months, decp_duration(c.duration))
      as duration_months,
    decp_place(c.place_type, c.place_code) as place
  from dated
), judged as materialized (
  select *, amount_status(coalesce(cast(amended_eur as double), parse_number(c.amount))) as amount_status,
    decp_defects(c, amount_status(coalesce(cast(amended_eur as double), parse_number(c.amount))), suppliers) as defects,
    row_number() over (partition by buyer_siret, contract_id order by
      list_max(list_filter(list_concat([published_on], list_transform(history, lambda a: a.happened_on)),
        lambda day: day <= current_date)) desc nulls last,
      len(history) desc, notified_on desc nulls last, c.format = 'consolidated', _fetch desc, _part desc, _row desc)
      as recency,
    coalesce(cast(amended_eur as double), parse_number(c.amount)) as said_eur
  from typed
), versioned as (
  select *, row_number() over (partition by recency, buyer_siret, case
      when c.format = '2019' and regexp_full_match(contract_id, '(19|20)\d\d.*\d\d') then [left(contract_id, -2),
        c.notified, c.amount, c.cpv, lower(c.object), cast(list_sort(list_transform(c.suppliers, lambda s: s.id)) as varchar)]
      else [contract_id] end order by contract_id desc) as version,
    arg_min(struct_pack(form := c.format, eur := said_eur), recency) over (partition by buyer_siret, contract_id) as first
  from judged
), refused as (
  select *, case when c is null then 'illisible' when contract_id is null then 'sans_identifiant'
    when recency > 1 then 'doublon' when version > 1 then 'version_anterieure' end as refusal
  from versioned
  where recency = 1 or c.format <> 'consolidated' or first.form = 'consolidated' or first.eur is distinct from said_eur
    or contract_id is null
)
select
  concat(coalesce(buyer_siret, 'inconnu'), '-', contract_id) as uid, buyer_siret, contract_id, c.format as format,
  c.kind as kind, decp_text(c.nature) as nature, decp_text(c.object) as object, decp_cpv(c.cpv) as cpv_code,
  left(decp_cpv(c.cpv), 2) as cpv_division, decp_text(c.procedure) as procedure,
  coalesce(regexp_matches(concat_ws(' ', c.nature, c.techniques), '(?i)accord[s]?[- ]cadre'), false) as is_framework,
  coalesce(amended_eur, parse_amount(c.amount)) as amount_eur, parse_amount(c.amount) as initial_amount_eur,
  parse_amount(c.subsidy) as subsidy_eur, amount_status, amount_status = 'ok' as is_amount_counted, duration_months,
  notified_on, case when published_on <= current_date then published_on end as published_on,
  cast(notified_on + to_months(duration_months) as date) as ends_on,
  cast(list_filter([parse_integer(c.offers)], lambda n: n between 1 and 9999)[1] as integer) as offers_received,
  place.place_code as place_code, place.place_type as place_type, decp_text(c.price_form) as price_form,
  cast(len(suppliers) as integer) as supplier_count, cast(len(history) as integer) as amendment_count,
  len(defects) > 0 as has_defects, nullif(array_to_string(defects, ', '), '') as defects,
  decp_text(c.buyer_name) as buyer_name, _fetch as raw_fetch, _part as raw_part, _row as raw_row,
  coalesce(refusal, nullif(array_to_string(list_filter(defects, lambda d: d like '%illisible'
    or d = 'notification_future' or d like 'acheteur_siret%'), ', '), '')) as _reject,
  case when refusal is null then 'link' else 'row' end as _level, body as _original, _fetch
from refused
