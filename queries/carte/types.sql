-- title: Nombre de points de chaque type
-- returns: kind VARCHAR, dataset_id VARCHAR, point_count BIGINT, unlocated_count BIGINT
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
select * from mart.map_kinds order by point_count desc
