-- title: Lieux déjà équipés où un équipement de plus pourrait prendre place
-- returns: kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE
-- source: aires-de-jeux, bancs, conteneurs, panneaux-affichage-libre, defibrillateurs, equipements
--
-- In the order of its table (`key`), which costs nothing.
select kind, name, address, near, longitude, latitude, x_m, y_m
from mart.map_sites
