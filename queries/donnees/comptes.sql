-- title: Nombre de lignes d’un jeu de données, jour après jour
-- params: dataset VARCHAR
-- returns: day DATE, row_count BIGINT
--
-- Ce que la table contenait après la dernière réception chargée de chaque jour (heure de Paris) ; les sept cents derniers.
select
    cast(timezone('Europe/Paris', timezone('UTC', fetched_at)) as date) as day,
    arg_max(row_count, fetched_at) as row_count
from meta.fetches
where dataset_id = $dataset and row_count is not null
group by day
order by day desc
limit 700
