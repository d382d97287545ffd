-- title: État de chaque jeu de données
-- table: meta.datasets
--
-- Une ligne par jeu déclaré ; les âges se calculent à la lecture, jamais ici.
create table if not exists meta.datasets (
    dataset_id varchar primary key,
    title varchar not null,
    theme varchar not null,
    producer varchar not null,
    licence varchar not null,
    licence_url varchar not null,
    limits varchar not null,
    cadence_s bigint not null,
    late_after_s bigint not null,
    stale_after_s bigint not null,
    row_count bigint not null,
    rejected_count bigint not null,
    link_defect_count bigint not null,
    fetched_at timestamp,
    observed_at timestamp,
    status varchar not null,
    status_since timestamp,
    error varchar,
    is_demo boolean not null
)
