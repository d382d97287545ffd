-- title: L’instantané lui-même
-- table: meta.snapshot
create table if not exists meta.snapshot (
    snapshot_id varchar not null,
    built_at timestamp not null,
    town varchar not null,
    sources varchar not null,
    is_demo boolean not null,
    recipe varchar not null,
    duckdb_version varchar not null,
    refresh_s double
)
