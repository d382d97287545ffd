-- title: Chaque lieu de l’espace public, avec l’adresse dont il est proche
-- table: mart.map_places
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi, base-adresse-locale, commune
-- after: mart.address_points
-- key: kind, place_id
-- order: kind, name nulls last, near nulls last, place_id
-- returns: place_id VARCHAR, kind VARCHAR, dataset_id VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE, properties VARCHAR, updated_on DATE, is_inside BOOLEAN
--
-- A bench has no address: `near` is the numbered address closest to it, when there is one within 100 m.
with published as (
    select
        facility_id as place_id,
        kind,
        dataset_id,
        name,
        address,
        longitude,
        latitude,
        properties,
        updated_on,
        is_inside
    from core.facilities
    where longitude is not null
    union all
    select
        'wifi:' || point_id as place_id,
        'wifi' as kind,
        'wifi' as dataset_id,
        any_value(point_name) as name,
        null as address,
        any_value(longitude) as longitude,
        any_value(latitude) as latitude,
        null as properties,
        null as updated_on,
        null as is_inside
    from core.wifi_usage
    where longitude is not null
    group by point_id
),

placed as (
    select
        *,
        lambert93(longitude, latitude).x_m as x_m,
        lambert93(longitude, latitude).y_m as y_m
    from published
),

around as (
    select
        placed.*,
        unnest([-1, 0, 1]) as shift,
        cast(floor(placed.x_m / 100) as integer) as east,
        cast(floor(placed.y_m / 100) as integer) as north
    from placed
),

homes as (
    select
        label,
        x_m,
        y_m,
        cast(floor(x_m / 100) as integer) as east,
        cast(floor(y_m / 100) as integer) as north
    from mart.address_points
    where is_located and is_numbered
),

closest as (
    select
        around.kind,
        around.place_id,
        arg_min(homes.label, (sqrt(pow(homes.x_m - around.x_m, 2) + pow(homes.y_m - around.y_m, 2)), homes.label)) as near
    from around
    inner join homes
        on around.east + around.shift = homes.east
        and homes.north between around.north - 1 and around.north + 1
        and pow(homes.x_m - around.x_m, 2) + pow(homes.y_m - around.y_m, 2) <= 10000
    group by around.kind, around.place_id
)

select
    placed.place_id,
    placed.kind,
    placed.dataset_id,
    placed.name,
    placed.address,
    closest.near,
    placed.longitude,
    placed.latitude,
    round(placed.x_m, 2) as x_m,
    round(placed.y_m, 2) as y_m,
    placed.properties,
    placed.updated_on,
    placed.is_inside
from placed
left join closest on placed.kind = closest.kind and placed.place_id = closest.place_id
