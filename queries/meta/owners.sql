-- title: Les services de la ville
-- table: meta.owners
create table if not exists meta.owners (
    owner_id varchar not null,
    name varchar not null,
    title varchar not null
)
