-- title: Réceptions dont les données viennent
-- table: mart.receptions
-- key: dataset_id, rank
-- returns: dataset_id VARCHAR, fetched_at TIMESTAMP, address VARCHAR, sha256 VARCHAR, part_count INTEGER, rank BIGINT
--
-- Celles qui comptent encore, les trois dernières de chaque jeu, la dernière d’abord. L’empreinte est celle des empreintes des
-- fichiers reçus ensemble, dans leur ordre.
with lasts as (
    select
        f.dataset_id,
        max_by(
            {'at': f.fetched_at, 'address': f.address, 'sha256': f.sha256, 'parts': f.part_count, 'id': f.fetch_id},
            (f.fetched_at, f.fetch_id), 3
        ) as found
    from meta.fetches as f
    semi join meta.origins as o on f.dataset_id = o.dataset_id and f.fetch_id = o.fetch_id
    group by f.dataset_id
),

one_a_line as (
    select
        dataset_id,
        unnest(found) as one,
        generate_subscripts(found, 1) as rank
    from lasts
)

select
    dataset_id,
    one['at'] as fetched_at,
    one['address'] as address,
    one['sha256'] as sha256,
    one['parts'] as part_count,
    rank
from one_a_line
