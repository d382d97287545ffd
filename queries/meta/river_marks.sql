-- title: Niveaux de repère que la ville déclare
-- table: meta.river_marks
create table if not exists meta.river_marks (
    station_id varchar not null,
    kind varchar not null,
    label varchar not null,
    level_m double not null,
    dated varchar not null,
    origin varchar not null,
    link varchar,
    status varchar not null
)
