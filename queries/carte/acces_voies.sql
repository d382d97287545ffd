-- title: Voies dont des adresses sont hors de portée
-- params: kind VARCHAR, radius INTEGER
-- returns: street VARCHAR, address_count BIGINT, beyond_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
-- source: base-adresse-locale
--
-- `radius` is 150, 300 or 500. Where most are out of reach first: as stored (`order`).
select street, address_count, beyond_count, mean_m, farthest_m
from mart.access_streets
where kind = $kind and radius = $radius
