-- title: Un contrat, dans son dernier état, et le fichier qui le dit
-- params: id VARCHAR
-- returns: uid VARCHAR, object VARCHAR, kind VARCHAR, part VARCHAR, nature VARCHAR, format VARCHAR, procedure VARCHAR, division VARCHAR, division_label VARCHAR, cpv_code VARCHAR, notified_on DATE, published_on DATE, publication_days INTEGER, is_published_late BOOLEAN, duration_months INTEGER, ends_on DATE, amount_eur DOUBLE, amount_status VARCHAR, latest_amount_eur DOUBLE, latest_status VARCHAR, offers_received INTEGER, place VARCHAR, price_form VARCHAR, amendment_count INTEGER, defects VARCHAR, buyer_siret VARCHAR, buyer_name VARCHAR, contract_id VARCHAR, fetched_at TIMESTAMP, address VARCHAR, sha256 VARCHAR, part_count INTEGER, raw_part INTEGER, raw_row BIGINT, original VARCHAR
-- source: decp
-- method: Le contrat tel qu’il est publié : le montant signé au départ, puis celui de son dernier état, avenants compris. La ligne publiée et l’empreinte du fichier qui la contient sont gardées.
--
-- `amount_eur` est le montant signé, `latest_amount_eur` celui du dernier état. `original` est la ligne telle qu’elle a été
-- publiée, `raw_row` sa place dans la partie `raw_part` de la réception ; `sha256` est l’empreinte de cette réception.
select
  contracts.uid, contracts.object, contracts.kind, notified.part, contracts.nature, contracts.format, notified.procedure,
  contracts.cpv_division as division, notified.division_label, contracts.cpv_code, contracts.notified_on, contracts.published_on,
  notified.publication_days, notified.is_published_late, contracts.duration_months, contracts.ends_on,
  cast(notified.amount_eur as double) as amount_eur, notified.amount_status, cast(contracts.amount_eur as double) as latest_amount_eur,
  contracts.amount_status as latest_status, contracts.offers_received,
  nullif(concat_ws(' ', contracts.place_type, contracts.place_code), '') as place, contracts.price_form, contracts.amendment_count,
  contracts.defects, contracts.buyer_siret, contracts.buyer_name, contracts.contract_id, fetches.fetched_at, fetches.address,
  fetches.sha256, fetches.part_count, contracts.raw_part, contracts.raw_row,
  (select any_value(raw.body) from raw.decp as raw where raw._fetch = contracts.raw_fetch and raw._part = contracts.raw_part
    and raw._row = contracts.raw_row) as original
from core.contracts as contracts
join mart.contracts_notified as notified on contracts.uid = notified.uid
left join meta.fetches as fetches on fetches.dataset_id = 'decp' and contracts.raw_fetch = fetches.fetch_id
where contracts.uid = $id
