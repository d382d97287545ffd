-- title: Voies dont des adresses sont hors de portée
-- params: kind VARCHAR, radius INTEGER
-- returns: street VARCHAR, address_count BIGINT, beyond_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
-- source: base-adresse-locale
select
    street,
    cast(sum(address_count) as bigint) as address_count,
    cast(sum(address_count) filter (where band_m > $radius) as bigint) as beyond_count,
    round(sum(total_m) / sum(address_count), 1) as mean_m,
    max(farthest_m) as farthest_m
from mart.access_cells
where kind = $kind
group by street
having beyond_count > 0
order by beyond_count desc, farthest_m desc, street
