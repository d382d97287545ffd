-- title: Adresses hors de portée de chaque type d’équipement, par voie
-- table: mart.access_streets
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.access_cells
-- key: kind, street
-- returns: kind VARCHAR, street VARCHAR, address_count BIGINT, beyond_150_count BIGINT, beyond_300_count BIGINT, beyond_500_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
--
-- Numbered addresses with a place, in a straight line.
select
    kind,
    street,
    cast(sum(address_count) as bigint) as address_count,
    cast(coalesce(sum(address_count) filter (where band_m > 150), 0) as bigint) as beyond_150_count,
    cast(coalesce(sum(address_count) filter (where band_m > 300), 0) as bigint) as beyond_300_count,
    cast(coalesce(sum(address_count) filter (where band_m > 500), 0) as bigint) as beyond_500_count,
    round(sum(total_m) / sum(address_count), 1) as mean_m,
    max(farthest_m) as farthest_m
from mart.access_cells
group by kind, street
