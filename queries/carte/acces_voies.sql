-- title: Voies dont des adresses sont hors de portée
-- params: kind VARCHAR, radius INTEGER
-- returns: street VARCHAR, address_count BIGINT, beyond_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
-- source: base-adresse-locale
--
-- `radius` is 150, 300 or 500.
with judged as (
    select *, case $radius when 150 then beyond_150_count when 300 then beyond_300_count when 500 then beyond_500_count end as beyond_count
    from mart.access_streets
    where kind = $kind
)

select street, address_count, beyond_count, mean_m, farthest_m
from judged
where beyond_count > 0
order by beyond_count desc, farthest_m desc, street
