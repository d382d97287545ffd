-- title: Incidents des sources, les derniers d’abord
-- params: dataset VARCHAR, limit BIGINT, skip BIGINT
-- returns: dataset_id VARCHAR, kind VARCHAR, message VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, total_count BIGINT
--
-- D’un jeu, ou de tous quand il n’est pas dit ; total_count compte aussi ceux qui ne sont pas sur cette page.
select dataset_id, kind, message, started_at, ended_at, count(*) over () as total_count
from meta.incidents
where $dataset is null or dataset_id = $dataset
order by started_at desc, dataset_id
limit $limit offset $skip
