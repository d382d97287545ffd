-- title: Demandes des habitants
-- table: core.service_requests
-- source: demandes
-- key: received_at, request_id
-- returns: request_id VARCHAR, channel VARCHAR, category VARCHAR, received_at TIMESTAMP, taken_at TIMESTAMP, closed_at TIMESTAMP, outcome VARCHAR
--
-- A request without a closing instant is open, so a closing that cannot be read or comes before the request refuses the row
-- rather than pass for an open request. A closing that is a day without an hour, on the day of the request, takes the
-- request's own instant. A request published again replaces the older line; two of one fetch that differ are noted.
with typed as (
  select _fetch, _part, _row, demandes, nullif(trim(id_opaque), '') as request_id, clean_text(canal) as channel,
    clean_text(categorie) as category, clean_text(issue) as outcome, parse_instant(recu_le) as received_at,
    parse_instant(pris_en_charge_le) as taken, parse_instant(clos_le) as closed,
    nullif(trim(pris_en_charge_le), '') as taken_text, nullif(trim(clos_le), '') as closed_text,
    coalesce(try_strptime(left(_fetch, 15), '%Y%m%dT%H%M%S'), cast(current_timestamp as timestamp)) as fetched_at
  from raw.demandes as demandes
), timed as (
  select *,
    case when length(closed_text) <= 10 and closed < received_at and closed + interval 1 day > received_at
      then received_at else closed end as closed_at,
    case when length(taken_text) <= 10 and taken < received_at and taken + interval 1 day > received_at
      then received_at else taken end as taken_at
  from typed
), judged as (
  select *,
    case
      when request_id is null then 'demande sans numéro'
      when category is null then 'catégorie absente'
      when received_at is null then 'réception illisible'
      when received_at > fetched_at + interval 1 hour then 'réception à venir'
      when closed_text is not null and closed_at is null then 'clôture illisible'
      when closed_at < received_at then 'clôture avant la réception'
      when closed_at > fetched_at + interval 1 day then 'clôture à venir'
    end as refusal,
    case
      when taken_text is not null and taken_at is null then 'prise en charge illisible'
      when taken_at < received_at then 'prise en charge avant la réception'
      when taken_at > closed_at then 'prise en charge après la clôture'
    end as defect
  from timed
), ranked as (
  select *, row_number() over request as rank,
    first_value({'fetch': _fetch, 'content': md5(concat_ws('|', category, received_at, closed_at))}) over request as winner
  from judged
  where refusal is null
  window request as (partition by request_id order by _fetch desc, _part desc, _row desc)
)
select request_id, channel, category, received_at, case when defect is null then taken_at end as taken_at, closed_at, outcome,
  case when rank > 1 then 'demande en double : la dernière ligne du relevé l’emporte' else defect end as _reject,
  case when rank > 1 then 'row' else 'link' end as _level,
  cast(to_json(demandes) as varchar) as _original, _fetch
from ranked
where rank = 1 or (winner.fetch = _fetch and winner.content <> md5(concat_ws('|', category, received_at, closed_at)))
union all
select request_id, channel, category, received_at, taken_at, closed_at, outcome,
  refusal, 'row', cast(to_json(demandes) as varchar), _fetch
from judged
where refusal is not null
