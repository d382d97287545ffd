-- title: Adresses hors de portée, par hexagone et par voie
-- params: kind VARCHAR, radius INTEGER
-- returns: hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, street VARCHAR, address_count BIGINT, farthest_m DOUBLE
-- source: base-adresse-locale
select
    hex_q,
    hex_r,
    any_value(longitude) as longitude,
    any_value(latitude) as latitude,
    street,
    cast(sum(address_count) as bigint) as address_count,
    max(farthest_m) as farthest_m
from mart.access_cells
where kind = $kind and band_m > $radius
group by hex_q, hex_r, street
order by hex_q, hex_r, street
