-- title: Les défauts d’une ligne gardée de la Base Adresse Locale, en liste de mots
-- after: macros/bal_key, macros/bal_position, macros/lambert93, macros/is_in_france, macros/parse_coordinate, macros/parse_date
-- only: core
--
-- xy_incoherents: the Lambert-93 and the WGS84 positions are over 10 metres apart (mainland only).
create or replace temp macro bal_defects(key, numero, written, position_kind, long, lat, x_m, y_m, point, is_near, dated,
  street, insee) as
list_filter([
  case
    when coalesce(trim(key), '') = '' then 'cle_interop_absente'
    when bal_key(key) is null or bal_key(key).insee is null then 'cle_interop_invalide'
    when not bal_key(key).is_regular then 'cle_interop_irreguliere'
  end,
  case when length(trim(insee)) = 4 then 'code_insee_zero_perdu' end,
  case when coalesce(trim(numero), '') <> '' and written is distinct from coalesce(bal_key(key).number, written)
    then 'numero_incoherent' end,
  case when coalesce(trim(position_kind), '') <> '' and bal_position(position_kind) is null then 'position_inconnue' end,
  case
    when point is null and (coalesce(trim(long), '') = '' or coalesce(trim(lat), '') = '') then 'position_absente'
    when coalesce(trim(long), '') <> '' and parse_coordinate(long) is null then 'position_illisible'
    when coalesce(trim(lat), '') <> '' and parse_coordinate(lat) is null then 'position_illisible'
    when not is_in_france(parse_coordinate(long), parse_coordinate(lat)) then 'position_hors_france'
    when not is_near then 'position_eloignee'
  end,
  case when point.latitude > 41 and point.longitude between -5.6 and 10
    and power(lambert93(point.longitude, point.latitude).x_m - x_m, 2)
      + power(lambert93(point.longitude, point.latitude).y_m - y_m, 2) > 100 then 'xy_incoherents' end,
  case
    when coalesce(trim(dated), '') = '' then null
    when parse_date(dated) is null then 'date_illisible'
    when parse_date(dated) > current_date then 'date_future'
    when not regexp_full_match(trim(dated), '\d{4}-\d{2}-\d{2}') then 'date_irreguliere'
  end,
  case when contains(street, chr(65533)) then 'lettres_perdues' end,
  case when contains(street, '_') then 'voie_tiret_bas' end,
  case when length(street) > 3 and street = upper(street) and street <> lower(street) then 'voie_en_capitales' end
], lambda defect: defect is not null);
