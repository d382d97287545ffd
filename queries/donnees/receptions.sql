-- title: Réceptions d’un jeu de données, les dernières d’abord
-- params: dataset VARCHAR
-- returns: fetched_at TIMESTAMP, outcome VARCHAR, reason VARCHAR, address VARCHAR, part_count INTEGER, size_bytes BIGINT, sha256 VARCHAR, fetch_count BIGINT
--
-- Les cent dernières ; `fetch_count` les compte toutes.
select
    fetched_at,
    outcome,
    reason,
    address,
    part_count,
    size_bytes,
    sha256,
    count(*) over () as fetch_count
from meta.fetches
where dataset_id = $dataset
order by fetched_at desc, fetch_id desc
limit 100
