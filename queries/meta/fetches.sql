-- title: Ce qui a été reçu, et d’où
-- table: meta.fetches
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
    primary key (dataset_id, fetch_id)
)
