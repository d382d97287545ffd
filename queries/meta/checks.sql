-- title: Résultat des contrôles
-- table: meta.checks
create table if not exists meta.checks (
    check_name varchar not null,
    dataset_id varchar not null,
    severity varchar not null,
    title varchar not null,
    broken_count bigint not null,
    example varchar
)
