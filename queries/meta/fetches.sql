-- title: Ce qui a été reçu, et d’où
-- table: meta.fetches
--
-- « row_count » et « observed_at » : ce que la table du jeu contenait une fois la réception chargée, et sa dernière
-- observation ; nuls pour une réception qui n’a rien chargé.
create table if not exists meta.fetches (
    dataset_id varchar not null,
    fetch_id varchar not null,
    fetched_at timestamp not null,
    sources varchar not null,
    outcome varchar not null,
    reason varchar,
    address varchar,
    part_count integer not null,
    size_bytes bigint not null,
    sha256 varchar,
    row_count bigint,
    observed_at timestamp,
    primary key (dataset_id, fetch_id)
)
