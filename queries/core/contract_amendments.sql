-- title: Modifications des contrats, dans l’ordre de leur notification
-- table: core.contract_amendments
-- source: decp
-- after: core.contracts
-- key: uid, amendment_number
-- returns: uid VARCHAR, amendment_number INTEGER, notified_on DATE, published_on DATE, amount_eur DECIMAL(18,2), duration_months INTEGER, object VARCHAR
--
-- `amount_eur` and `duration_months` are the new totals, null when the amendment leaves them as they were. The number is
-- ours, by date: the published ones repeat, jump and start at 0 or 1. A value that cannot be read is noted on its link.
with kept as materialized (
  select contracts.uid, raw._fetch, decp_contract(raw.body) as c
  from core.contracts as contracts
  join raw.decp as raw
    on raw._fetch = contracts.raw_fetch and raw._part = contracts.raw_part and raw._row = contracts.raw_row
  where contracts.amendment_count > 0
), listed as (
  select uid, _fetch, decp_history(c.amendments) as history from kept
), numbered as (
  select uid, _fetch, unnest(history) as amendment, unnest(range(1, len(history) + 1)) as amendment_number
  from listed
)
select
  uid, cast(amendment_number as integer) as amendment_number, amendment.notified_on as notified_on,
  amendment.published_on as published_on, amendment.amount_eur as amount_eur,
  amendment.duration_months as duration_months, amendment.object as object,
  amendment.defect as _reject, 'link' as _level, cast(to_json(amendment) as varchar) as _original, _fetch
from numbered
