-- title: Nombre de points de chaque type
-- returns: kind VARCHAR, dataset_id VARCHAR, point_count BIGINT, unlocated_count BIGINT
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
-- method: Les lieux de chaque type, d’après la dernière version reçue de chaque inventaire ; pour le WiFi, les bornes qui ont publié. Un lieu sans position utilisable n’est pas sur la carte : il est compté à part.
--
-- Dans l’ordre de la table (`order`).
select kind, dataset_id, point_count, unlocated_count
from mart.map_kinds
