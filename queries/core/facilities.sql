-- title: Équipements de l’espace public, avec leur place vérifiée
-- table: core.facilities
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: core.communes
-- key: dataset_id, facility_id
-- returns: facility_id VARCHAR, dataset_id VARCHAR, kind VARCHAR, name VARCHAR, address VARCHAR, longitude DOUBLE, latitude DOUBLE, properties VARCHAR, updated_on DATE, is_inside BOOLEAN
--
-- A point without a place, at (0, 0), in metres, swapped, or more than 5 km beyond the commune's bounds is refused with its
-- reason, never moved or guessed. `is_inside` counts how often a line eastward crosses the outline (null when the outline is
-- not known); a bench across the boundary is kept, and said to be outside.
with bounds as (
  select min(west) as west, min(south) as south, max(east) as east, max(north) as north, 5 / 111.32 as margin_lat,
    5 / (111.32 * cos(radians((min(south) + max(north)) / 2))) as margin_lon
  from core.communes
), rings as (
  select unnest(case (geometry ->> '$.type')
    when 'Polygon' then json_extract(geometry, '$.coordinates[*]')
    when 'MultiPolygon' then json_extract(geometry, '$.coordinates[*][*]') end) as ring
  from core.communes
), corners as (
  select cast(cast(ring as json) as double[][]) as corner from rings
), edges as (
  select unnest(list_transform(range(1, len(corner)), lambda i: {
    'x1': corner[i][1], 'y1': corner[i][2], 'x2': corner[i + 1][1], 'y2': corner[i + 1][2]}), recursive := true)
  from corners
), typed as (
  select facilities.*, declared.kind,
    parse_coordinate(longitude) as east, parse_coordinate(latitude) as north,
    parse_number(longitude) as x, parse_number(latitude) as y,
    row_number() over (partition by facilities._dataset, name, longitude, latitude, properties
      order by _fetch desc, _part desc, _row desc) as copy
  from raw.facilities
  left join meta.declared as declared on declared.dataset_id = facilities._dataset
), located as (
  select typed.*, bounds.west is not null as is_bounded,
    case when bounds.west is null then typed.east between -5.5 and 10 and typed.north between 41 and 51.6
      else typed.east between bounds.west - margin_lon and bounds.east + margin_lon
        and typed.north between bounds.south - margin_lat and bounds.north + margin_lat end as is_near,
    case when bounds.west is null then typed.north between -5.5 and 10 and typed.east between 41 and 51.6
      else typed.north between bounds.west - margin_lon and bounds.east + margin_lon
        and typed.east between bounds.south - margin_lat and bounds.north + margin_lat end as is_swapped_near
  from typed cross join bounds
), judged as (
  select *,
    case
      when copy > 1 then 'ligne en double'
      when coalesce(trim(longitude), '') = '' or coalesce(trim(latitude), '') = '' then 'point non situé'
      when abs(x) > 180 and abs(y) > 180 then 'point non situé : coordonnées en mètres (Lambert-93)'
      when east is null or north is null then 'point non situé : coordonnées illisibles'
      when east = 0 and north = 0 then 'point non situé : (0, 0)'
      when not is_near and is_swapped_near then 'coordonnées inversées'
      when abs(north) > 90 then 'point non situé : hors du globe'
      when is_bounded and not is_near then 'hors de la commune'
    end as _reject
  from located
), crossings as (
  select judged._dataset, judged._fetch, judged._part, judged._row, count(edges.x1) % 2 = 1 as is_inside
  from judged
  left join edges on (edges.y1 > judged.north) <> (edges.y2 > judged.north)
    and judged.east < (edges.x2 - edges.x1) * (judged.north - edges.y1) / (edges.y2 - edges.y1) + edges.x1
  where _reject is null and is_bounded
  group by all
), identified as (
  select judged.*, crossings.is_inside,
    property_of(properties, ['id', 'identifiant', 'uid', 'equip_uid', 'gid', 'objectid', 'fid', 'numero', 'num_serie', 'equip_numero'])
      as own_id
  from judged
  left join crossings using (_dataset, _fetch, _part, _row)
)
select
  _dataset || ':' || case
    when own_id is not null and count(*) over (partition by _dataset, own_id, _reject is null) = 1 then own_id
    else left(md5(concat_ws('|', name, longitude, latitude, properties)), 12) end as facility_id,
  _dataset as dataset_id, coalesce(kind, 'facility') as kind, clean_text(name) as name,
  clean_text(coalesce(
    property_of(properties, ['adresse', 'address', 'adresse_complete', 'inst_adresse', 'arc_adresse', 'localisation', 'emplacement',
      'situation', 'rue', 'voie', 'street']),
    nullif(concat_ws(' ', property_of(properties, ['adr_numero', 'adr_num']), property_of(properties, ['adr_nomvoie', 'adr_voie'])), '')
  )) as address,
  east as longitude, north as latitude, properties,
  parse_date(property_of(properties, ['date_maj', 'date_der_maj', 'equip_maj_date', 'date_de_mise_a_jour', 'mise_a_jour', 'maj',
    'updated_on', 'last_update', 'date_mise_a_jour', 'derniere_mise_a_jour', 'date_dernier_controle', 'date_de_pose'])) as updated_on,
  is_inside,
  _reject, 'row' as _level,
  case when _reject is not null then cast(json_object('name', name, 'longitude', longitude, 'latitude', latitude,
    'properties', cast(properties as json)) as varchar) end as _original,
  _fetch, _dataset
from identified
