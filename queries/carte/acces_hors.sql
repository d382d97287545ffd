-- title: Places des adresses hors de portée, en mètres
-- params: kind VARCHAR, radius INTEGER
-- returns: x_m DOUBLE, y_m DOUBLE, address_count INTEGER, scale DOUBLE
-- source: base-adresse-locale
select x_m, y_m, address_count, scale
from mart.access_homes
where kind = $kind and distance_m > $radius
