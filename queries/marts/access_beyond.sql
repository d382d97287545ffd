-- title: Adresses hors de portée de chaque type d’équipement, par hexagone et par voie
-- table: mart.access_beyond
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.access_cells
-- key: kind, radius, hex_q, hex_r, street
-- returns: kind VARCHAR, radius INTEGER, hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, street VARCHAR, address_count BIGINT, farthest_m DOUBLE
--
-- `radius` is 150, 300 or 500 m; numbered addresses with a place, in a straight line.
select
    cells.kind,
    reaches.radius,
    cells.hex_q,
    cells.hex_r,
    any_value(cells.longitude) as longitude,
    any_value(cells.latitude) as latitude,
    cells.street,
    cast(sum(cells.address_count) as bigint) as address_count,
    max(cells.farthest_m) as farthest_m
from mart.access_cells as cells
inner join (values (150), (300), (500)) as reaches (radius) on cells.band_m > reaches.radius
group by cells.kind, reaches.radius, cells.hex_q, cells.hex_r, cells.street
