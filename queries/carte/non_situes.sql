-- title: Lieux publiés qui n’ont pas pu être placés
-- returns: dataset_id VARCHAR, reason VARCHAR, original VARCHAR
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
select dataset_id, reason, original
from meta.rejected
where table_name = 'core.facilities' and level = 'row' and reason <> 'ligne en double'
order by dataset_id, reason, original
