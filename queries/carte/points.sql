-- title: Points à dessiner
-- returns: place_id VARCHAR, kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, point_count BIGINT
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
select * from mart.map_points order by kind, name nulls last, place_id, longitude
