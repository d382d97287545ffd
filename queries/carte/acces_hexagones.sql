-- title: Part des adresses à portée, par hexagone de 100 m de rayon
-- params: kind VARCHAR, radius INTEGER
-- returns: hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, address_count BIGINT, within_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE, street VARCHAR
-- source: base-adresse-locale
--
-- `street` is the one with most addresses there.
select
    hex_q,
    hex_r,
    any_value(longitude) as longitude,
    any_value(latitude) as latitude,
    cast(sum(address_count) as bigint) as address_count,
    cast(coalesce(sum(address_count) filter (where band_m <= $radius), 0) as bigint) as within_count,
    round(sum(total_m) / sum(address_count), 1) as mean_m,
    max(farthest_m) as farthest_m,
    arg_max(street, (address_count, street)) as street
from mart.access_cells
where kind = $kind
group by hex_q, hex_r
order by hex_q, hex_r
