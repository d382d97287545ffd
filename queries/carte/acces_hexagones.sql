-- title: Part des adresses à portée, par hexagone de 100 m de rayon
-- params: kind VARCHAR, radius INTEGER
-- returns: hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, address_count BIGINT, within_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE, street VARCHAR
-- source: base-adresse-locale
--
-- `radius` is 150, 300 or 500; `street` is the one with most addresses there.
-- In the order of its table (`key`), which costs nothing.
select
    hex_q,
    hex_r,
    longitude,
    latitude,
    address_count,
    case $radius when 150 then within_150_count when 300 then within_300_count when 500 then within_500_count end as within_count,
    mean_m,
    farthest_m,
    street
from mart.access_hexagons
where kind = $kind
