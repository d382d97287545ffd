-- title: Points à dessiner
-- returns: place_id VARCHAR, kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, point_count BIGINT
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
--
-- As stored (`order`).
select place_id, kind, name, address, near, longitude, latitude, point_count
from mart.map_points
