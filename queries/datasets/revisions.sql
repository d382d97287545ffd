-- title: Valeurs publiées de nouveau et changées depuis un moment
-- params: since TIMESTAMP
-- returns: dataset_id VARCHAR, key VARCHAR, column_name VARCHAR, old_value VARCHAR, new_value VARCHAR, fetched_at TIMESTAMP
--
-- Les plus récentes d’abord, cinq mille au plus : une crue rejouée en donne des centaines.
select r.dataset_id, r.key, r.column_name, r.old_value, r.new_value, f.fetched_at
from meta.revisions as r
inner join meta.fetches as f on r.dataset_id = f.dataset_id and r.fetch_id = f.fetch_id
where f.fetched_at > $since
order by f.fetched_at desc, r.dataset_id, r.key, r.column_name
limit 5000
