-- title: Un lieu, entier
-- params: place_id VARCHAR
-- returns: place_id VARCHAR, kind VARCHAR, dataset_id VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, properties VARCHAR, updated_on DATE, is_inside BOOLEAN
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
select place_id, kind, dataset_id, name, address, near, longitude, latitude, properties, updated_on, is_inside
from mart.map_places
where place_id = $place_id
order by kind
limit 1
