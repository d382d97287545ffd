-- title: Objets et canaux des demandes que l’on peut choisir
-- returns: dimension VARCHAR, value VARCHAR
-- source: demandes
select distinct dimension, value
from mart.requests_survival
where year = 0 and dimension <> 'all'
order by dimension, value
