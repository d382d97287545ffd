-- title: Réceptions de chaque jeu, par issue
-- returns: dataset_id VARCHAR, outcome VARCHAR, fetch_count BIGINT
select dataset_id, outcome, count(*) as fetch_count
from meta.fetches
group by dataset_id, outcome
order by dataset_id, outcome
