-- title: Adresses par type d’équipement, hexagone, voie et tranche de distance
-- table: mart.access_cells
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.address_distances, mart.address_points
-- key: kind, hex_q, hex_r, street, band_m
-- returns: kind VARCHAR, hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, street VARCHAR, band_m INTEGER, address_count BIGINT, total_m DOUBLE, farthest_m DOUBLE
--
-- Numbered addresses with a place, at their distance to the nearest of a kind; `band_m` is the first of 150, 300 and 500
-- that reaches it, 9999 beyond. `longitude`, `latitude`: the hexagon's centre. What the access map shows at any radius is
-- a sum over these rows, however many addresses there are.
select
    nearest.kind,
    homes.hex_q,
    homes.hex_r,
    from_lambert93(any_value(100 * sqrt(3) * (homes.hex_q + homes.hex_r / 2.0)), any_value(150.0 * homes.hex_r)).longitude
        as longitude,
    from_lambert93(any_value(100 * sqrt(3) * (homes.hex_q + homes.hex_r / 2.0)), any_value(150.0 * homes.hex_r)).latitude
        as latitude,
    homes.street,
    case
        when nearest.distance_m <= 150 then 150
        when nearest.distance_m <= 300 then 300
        when nearest.distance_m <= 500 then 500
        else 9999
    end as band_m,
    count(*) as address_count,
    sum(nearest.distance_m) as total_m,
    max(nearest.distance_m) as farthest_m
from mart.address_distances as nearest
inner join mart.address_points as homes on nearest.address_id = homes.address_id
where homes.is_numbered
group by nearest.kind, homes.hex_q, homes.hex_r, homes.street, band_m
