-- title: Adresses hors de portée de chaque type d’équipement, par voie
-- table: mart.access_streets
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.access_cells
-- key: kind, radius, street
-- order: kind, radius, beyond_count desc, farthest_m desc, street
-- returns: kind VARCHAR, radius INTEGER, street VARCHAR, address_count BIGINT, beyond_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
--
-- Numbered addresses with a place, in a straight line; `radius` is 150, 300 or 500 m. Only streets with someone beyond.
select
    cells.kind,
    reaches.radius,
    cells.street,
    cast(sum(cells.address_count) as bigint) as address_count,
    cast(sum(cells.address_count) filter (where cells.band_m > reaches.radius) as bigint) as beyond_count,
    round(sum(cells.total_m) / sum(cells.address_count), 1) as mean_m,
    max(cells.farthest_m) as farthest_m
from mart.access_cells as cells
cross join (values (150), (300), (500)) as reaches (radius)
group by cells.kind, reaches.radius, cells.street
having count(*) filter (where cells.band_m > reaches.radius) > 0
