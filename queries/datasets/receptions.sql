-- title: Réceptions dont les données viennent
-- returns: dataset_id VARCHAR, fetched_at TIMESTAMP, address VARCHAR, sha256 VARCHAR, part_count INTEGER
--
-- Celles qui comptent encore, les trois dernières de chaque jeu. L’empreinte est celle des empreintes des fichiers
-- reçus ensemble, dans leur ordre.
select f.dataset_id, f.fetched_at, f.address, f.sha256, f.part_count
from meta.fetches as f
semi join meta.origins as o on f.dataset_id = o.dataset_id and f.fetch_id = o.fetch_id
qualify row_number() over (partition by f.dataset_id order by f.fetched_at desc, f.fetch_id desc) <= 3
order by f.dataset_id, f.fetched_at desc, f.fetch_id desc
