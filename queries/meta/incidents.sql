-- title: Incidents des sources
-- table: meta.incidents
create table if not exists meta.incidents (
    dataset_id varchar not null,
    kind varchar not null,
    started_at timestamp not null,
    ended_at timestamp,
    message varchar not null
)
