-- title: Définition de chaque indicateur, telle qu’elle était à la construction
-- table: meta.indicators
--
-- Une ligne par indicateur de la ville. « targets » : les objectifs par période, en JSON. « computed_on » : le jour de
-- Paris où ses valeurs ont été calculées pour la dernière fois, nul quand elles n’ont jamais pu l’être.
create table if not exists meta.indicators (
    kpi_id varchar not null,
    title varchar not null,
    question varchar not null,
    theme varchar not null,
    unit varchar not null,
    digits integer not null,
    direction varchar not null,
    targets json not null,
    tolerance double not null,
    cadence varchar not null,
    season varchar not null,
    total varchar not null,
    owner varchar not null,
    source varchar not null,
    method varchar not null,
    limits varchar not null,
    since date,
    per varchar not null,
    act varchar not null,
    header_line integer not null,
    sql varchar not null,
    computed_on date
)
