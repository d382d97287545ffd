-- title: Valeurs publiées deux fois et différentes
-- table: meta.revisions
create table if not exists meta.revisions (
    dataset_id varchar not null,
    key varchar not null,
    column_name varchar not null,
    old_value varchar,
    new_value varchar,
    fetch_id varchar not null
)
