-- title: Distance de chaque adresse à l’équipement le plus proche de chaque type
-- table: mart.address_distances
-- source: base-adresse-locale, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- key: address_key, kind
-- returns: address_key BIGINT, address_id VARCHAR, kind VARCHAR, distance_m DOUBLE, facility_id VARCHAR
--
-- À vol d’oiseau, en mètres au sol (Lambert-93 corrigé de son altération locale) ; un équipement situé juste hors de la commune compte. Exact à
-- toute distance, sans comparer chaque adresse à chaque équipement : le plus proche d’un point d’un carreau n’est jamais plus
-- loin du centre du carreau que le plus proche du centre, plus une diagonale. Les carreaux de 800 m ne gardent que ces
-- équipements-là, puis ceux de 100 m parmi eux. `address_key` est un nombre tiré de l’identifiant : les lignes sont rangées dans
-- son ordre, et celles d’une adresse se trouvent sans lire les autres, ce qu’un texte au début commun ne permet pas.
with places as (
    select facility_id, kind, lambert93(longitude, latitude) as spot
    from core.facilities
    where longitude is not null
),

homes as (
    select address_id, lambert93(longitude, latitude) as spot, lambert93_scale(latitude) as scale
    from core.addresses
    where is_located
),

located as (
    select
        address_id,
        scale,
        spot.x_m as x,
        spot.y_m as y,
        cast(floor(spot.x_m / 100) as integer) as east,
        cast(floor(spot.y_m / 100) as integer) as north,
        cast(floor(spot.x_m / 800) as integer) as wide_east,
        cast(floor(spot.y_m / 800) as integer) as wide_north
    from homes
),

wide as (
    select
        cells.wide_east,
        cells.wide_north,
        places.kind,
        places.facility_id,
        places.spot.x_m as x,
        places.spot.y_m as y,
        sqrt(
            pow(places.spot.x_m - (cells.wide_east + 0.5) * 800, 2) + pow(places.spot.y_m - (cells.wide_north + 0.5) * 800, 2)
        ) as from_centre
    from (select distinct wide_east, wide_north from located) as cells
    cross join places
    qualify from_centre <= min(from_centre) over (partition by cells.wide_east, cells.wide_north, places.kind) + 800 * sqrt(2)
),

fine as (
    select
        cells.east,
        cells.north,
        wide.kind,
        wide.facility_id,
        wide.x,
        wide.y,
        sqrt(pow(wide.x - (cells.east + 0.5) * 100, 2) + pow(wide.y - (cells.north + 0.5) * 100, 2)) as from_fine_centre
    from (select distinct east, north, wide_east, wide_north from located) as cells
    inner join wide on cells.wide_east = wide.wide_east and cells.wide_north = wide.wide_north
    qualify from_fine_centre <= min(from_fine_centre) over (partition by cells.east, cells.north, wide.kind) + 100 * sqrt(2)
)

select
    cast(md5_number_lower(located.address_id) >> 1 as bigint) as address_key,
    located.address_id,
    fine.kind,
    round(min(sqrt(pow(fine.x - located.x, 2) + pow(fine.y - located.y, 2)) / located.scale), 1) as distance_m,
    min_by(fine.facility_id, (pow(fine.x - located.x, 2) + pow(fine.y - located.y, 2), fine.facility_id)) as facility_id
from located
inner join fine on located.east = fine.east and located.north = fine.north
group by located.address_id, fine.kind
