-- title: Réceptions dont les données viennent
-- returns: dataset_id VARCHAR, fetched_at TIMESTAMP, address VARCHAR, sha256 VARCHAR, part_count INTEGER
--
-- Celles qui comptent encore, les trois dernières de chaque jeu, la dernière d’abord : dans l’ordre de sa table
-- (`key`), qui ne coûte rien.
select
    dataset_id,
    fetched_at,
    address,
    sha256,
    part_count
from mart.receptions
