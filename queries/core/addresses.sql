-- title: Adresses de la Base Adresse Locale, une par ligne, à leur meilleure position
-- table: core.addresses
-- source: base-adresse-locale
-- key: address_id
-- returns: address_id VARCHAR, street VARCHAR, number INTEGER, suffix VARCHAR, locality VARCHAR, commune_insee VARCHAR, commune_name VARCHAR, position_type VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE, is_certified BOOLEAN, is_numbered BOOLEAN, is_located BOOLEAN, parcels VARCHAR, source VARCHAR, updated_on DATE, position_count INTEGER, has_xy_mismatch BOOLEAN, defects VARCHAR
--
-- An address published at several positions is one row, at its entrance when it has one; `position_count` says how many
-- lines it had, and the others are in meta.rejected (`position_supplementaire`, or `doublon` when nothing differs). The
-- number 99999 is a named place without number: `number` is null, `is_numbered` false. A position that is no position
-- (unreadable, outside France, over 50 km from the middle of its commune) is dropped, the address kept with
-- `is_located` false and noted on its link. The address_id is the interoperability key, padded and in lower case; a key
-- without street code takes the street's name instead.
with published as materialized (
  select *, cast(to_json(base) as varchar) as original, bal_key(cle_interop) as key, clean_text(voie_nom) as street_name,
    coalesce(parse_integer(numero), try_cast(regexp_extract(numero, '^\s*(\d{1,5})\s*[a-zA-Z]', 1) as bigint)) as written,
    parse_coordinate(long) as written_longitude, parse_coordinate(lat) as written_latitude,
    parse_number(x) as x_m, parse_number(y) as y_m, parse_date(date_der_maj) as dated_on,
    -- A named place without a number (99999) has no address of its own to identify.
    nullif(bal_identifier_defect(id_ban_commune, id_ban_toponyme, id_ban_adresse, uid_adresse),
      case when trim(numero) = '99999' and coalesce(trim(id_ban_adresse), '') = '' then 'id_ban_incomplet' end)
      as identifier_defect
  from raw.base_adresse_locale as base
), placed as materialized (
  select *, coalesce(insee_code(commune_insee), key.insee) as insee, coalesce(key.number, written) as key_number,
    coalesce(slug(nullif(trim(suffixe), '')), key.suffix, '') as key_suffix,
    case when is_in_france(written_longitude, written_latitude) then
      {'longitude': written_longitude, 'latitude': written_latitude} else from_lambert93(x_m, y_m) end as point
  from published
), centred as (
  select *, concat_ws('_', coalesce(key.insee, insee), coalesce(key.street_code, slug(street_name)),
      lpad(cast(key_number as varchar), 5, '0'), nullif(key_suffix, '')) as address_id,
    count(point) over commune < 3 or (abs(point.latitude - median(point.latitude) over commune) < 0.45
      and abs(point.longitude - median(point.longitude) over commune) < 0.65) as is_near
  from placed
  window commune as (partition by insee)
), judged as (
  select *, coalesce(point is not null and is_near, false) as is_located,
    case
      when street_name is null then 'voie_absente' when insee is null then 'code_insee_invalide'
      when key_number is null and coalesce(trim(numero), '') = '' then 'numero_absent'
      when key_number is null or key_number not between 0 and 99999 then 'numero_illisible' else identifier_defect
    end as refusal
  from centred
), ranked as (
  select *, row_number() over address as rank, cast(count(*) over (partition by refusal is null, address_id) as integer)
      as position_count,
    row_number() over (partition by refusal is null, address_id, position, long, lat, x, y order by _row) > 1 as is_same,
    bal_defects(cle_interop, numero, written, position, long, lat, x_m, y_m, point, is_near, date_der_maj, voie_nom,
      commune_insee) as defects
  from judged
  window address as (partition by refusal is null, address_id order by is_located desc, coalesce(list_position(['entrée',
    'délivrance postale', 'bâtiment', 'cage d’escalier', 'logement', 'parcelle', 'segment', 'service technique'],
    bal_position(position)), 9), dated_on desc nulls last, _part, _row)
)
select
  address_id, street_name as street, case when key_number <> 99999 then cast(key_number as integer) end as number,
  nullif(key_suffix, '') as suffix, clean_text(lieudit_complement_nom) as locality, insee as commune_insee,
  clean_text(commune_nom) as commune_name, bal_position(position) as position_type,
  case when is_located then point.longitude end as longitude, case when is_located then point.latitude end as latitude,
  x_m, y_m, coalesce(parse_boolean(certification_commune), false) as is_certified, key_number <> 99999 as is_numbered,
  is_located, clean_text(cad_parcelles) as parcels, clean_text(source) as source,
  case when dated_on <= current_date then dated_on end as updated_on, position_count,
  coalesce(list_contains(defects, 'xy_incoherents'), false) as has_xy_mismatch,
  nullif(array_to_string(defects, ', '), '') as defects,
  coalesce(refusal, case when rank > 1 and is_same then 'doublon' when rank > 1 then 'position_supplementaire' end,
    nullif(array_to_string(list_filter(defects, lambda d: d in ('cle_interop_invalide', 'numero_incoherent',
      'lettres_perdues', 'position_illisible', 'position_hors_france', 'position_eloignee', 'date_illisible',
      'date_future')), ', '), '')) as _reject,
  case when refusal is not null or rank > 1 then 'row' else 'link' end as _level, original as _original, _fetch
from ranked
