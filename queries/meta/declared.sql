-- title: Jeux déclarés, pour les requêtes
-- table: meta.declared
create table if not exists meta.declared (
    dataset_id varchar not null,
    kind varchar not null,
    title varchar not null,
    theme varchar not null
)
