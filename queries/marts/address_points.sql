-- title: Chaque adresse, prête à être cherchée, placée et jugée
-- table: mart.address_points
-- source: base-adresse-locale, commune
-- key: address_id
-- returns: address_id VARCHAR, label VARCHAR, words VARCHAR, names VARCHAR, street VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE, hex_q INTEGER, hex_r INTEGER, scale DOUBLE, is_numbered BOOLEAN, is_certified BOOLEAN, is_located BOOLEAN, is_inside BOOLEAN, has_defect BOOLEAN
--
-- `x_m`, `y_m` come from the degrees, never from the metres that are published beside them and may disagree. The hexagons
-- are 100 m from centre to corner. `names`: the words but the numbers, the same along a street. `scale`: what the projection
-- adds to a length there. `is_inside` counts how often a line eastward crosses the outline; null without a place or without
-- an outline.
with rings as (
    select unnest(case (geometry ->> '$.type')
        when 'Polygon' then json_extract(geometry, '$.coordinates[*]')
        when 'MultiPolygon' then json_extract(geometry, '$.coordinates[*][*]')
    end) as ring
    from core.communes
),

corners as (
    select cast(cast(ring as json) as double[][]) as corner from rings
),

edges as (
    select unnest(list_transform(range(1, len(corner)), lambda i: {
        'x1': corner[i][1], 'y1': corner[i][2], 'x2': corner[i + 1][1], 'y2': corner[i + 1][2]
    }), recursive := true)
    from corners
),

crossings as (
    select homes.address_id, count(edges.x1) % 2 = 1 as is_inside
    from core.addresses as homes
    left join edges
        on (edges.y1 > homes.latitude) <> (edges.y2 > homes.latitude)
        and homes.longitude < (edges.x2 - edges.x1) * (homes.latitude - edges.y1) / (edges.y2 - edges.y1) + edges.x1
    where homes.is_located and exists (select 1 from edges)
    group by homes.address_id
),

projected as (
    select
        address_id,
        lambert93(longitude, latitude) as metres,
        concat_ws(' ', cast(number as varchar), suffix, street) as label
    from core.addresses
)

select
    homes.address_id,
    projected.label,
    address_words(projected.label) as words,
    regexp_replace(address_words(projected.label), ' [0-9]+( |$)', ' ', 'g') as names,
    homes.street,
    homes.longitude,
    homes.latitude,
    round(projected.metres.x_m, 2) as x_m,
    round(projected.metres.y_m, 2) as y_m,
    hexagon(projected.metres.x_m, projected.metres.y_m, 100).q as hex_q,
    hexagon(projected.metres.x_m, projected.metres.y_m, 100).r as hex_r,
    lambert93_scale(homes.latitude) as scale,
    homes.is_numbered,
    homes.is_certified,
    homes.is_located,
    crossings.is_inside,
    homes.defects is not null as has_defect
from core.addresses as homes
inner join projected on homes.address_id = projected.address_id
left join crossings on homes.address_id = crossings.address_id
