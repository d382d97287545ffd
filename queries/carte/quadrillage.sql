-- title: Points réguliers de la commune, là où rien n’est encore équipé
-- returns: near VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE
-- source: commune, base-adresse-locale
--
-- In the order of its table (`key`), which costs nothing.
select near, longitude, latitude, x_m, y_m
from mart.map_grid
