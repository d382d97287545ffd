-- title: Places des adresses hors de portée, en mètres
-- params: kind VARCHAR, radius INTEGER
-- returns: x_m DOUBLE, y_m DOUBLE, address_count BIGINT, scale DOUBLE
-- source: base-adresse-locale
--
-- Addresses of one metre square are one row: an apartment building is one place.
select
    round(homes.x_m) as x_m,
    round(homes.y_m) as y_m,
    count(*) as address_count,
    any_value(homes.scale) as scale
from mart.address_distances as nearest
inner join mart.address_points as homes on nearest.address_id = homes.address_id
where nearest.kind = $kind and nearest.distance_m > $radius and homes.is_numbered
group by round(homes.x_m), round(homes.y_m)
order by x_m, y_m
