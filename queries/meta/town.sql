-- title: La ville et sa population légale
-- table: meta.town
--
-- Une ligne. La population est celle que la ville déclare, avec son millésime : un ratio par habitant se lit avec lui.
create table if not exists meta.town (
    insee varchar not null,
    name varchar not null,
    population bigint not null,
    population_year integer not null,
    population_source varchar not null
)
