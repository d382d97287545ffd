-- title: Places des adresses numérotées, avec leur distance à chaque type d’équipement
-- table: mart.access_homes
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.address_distances, mart.address_points
-- key: kind, distance_m
-- returns: kind VARCHAR, distance_m DOUBLE, x_m DOUBLE, y_m DOUBLE, address_count INTEGER, scale DOUBLE
--
-- Addresses of one metre square and one distance are one row: an apartment building is one place. In the order of the
-- distances, so that those out of reach are read together.
select
    nearest.kind,
    nearest.distance_m,
    round(homes.x_m) as x_m,
    round(homes.y_m) as y_m,
    count(*) as address_count,
    any_value(homes.scale) as scale
from mart.address_distances as nearest
inner join mart.address_points as homes on nearest.address_id = homes.address_id
where homes.is_numbered
group by nearest.kind, nearest.distance_m, round(homes.x_m), round(homes.y_m)
