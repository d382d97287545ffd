-- title: Part des adresses à portée de chaque type d’équipement, par hexagone de 100 m de rayon
-- table: mart.access_hexagons
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.access_cells
-- key: kind, hex_q, hex_r
-- returns: kind VARCHAR, hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, address_count BIGINT, within_150_count BIGINT, within_300_count BIGINT, within_500_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE, street VARCHAR
--
-- Numbered addresses with a place, in a straight line. `street` is the one with most addresses there.
select
    kind,
    hex_q,
    hex_r,
    any_value(longitude) as longitude,
    any_value(latitude) as latitude,
    cast(sum(address_count) as bigint) as address_count,
    cast(coalesce(sum(address_count) filter (where band_m <= 150), 0) as bigint) as within_150_count,
    cast(coalesce(sum(address_count) filter (where band_m <= 300), 0) as bigint) as within_300_count,
    cast(coalesce(sum(address_count) filter (where band_m <= 500), 0) as bigint) as within_500_count,
    round(sum(total_m) / sum(address_count), 1) as mean_m,
    max(farthest_m) as farthest_m,
    arg_max(street, (address_count, street)) as street
from mart.access_cells
group by kind, hex_q, hex_r
