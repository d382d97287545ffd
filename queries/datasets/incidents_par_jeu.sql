-- title: Nombre d’incidents de chaque jeu
-- returns: dataset_id VARCHAR, incident_count BIGINT, open_count BIGINT, last_started_at TIMESTAMP
select
    dataset_id,
    count(*) as incident_count,
    count(*) filter (where ended_at is null) as open_count,
    max(started_at) as last_started_at
from meta.incidents
group by dataset_id
order by dataset_id
