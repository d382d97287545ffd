-- title: Dernière réception de chaque flux d’un jeu
-- table: meta.origins
--
-- Ce qui compte aujourd’hui d’un jeu, sans relire tout ce qui est arrivé un jour.
create table if not exists meta.origins (
    dataset_id varchar not null,
    origin varchar not null,
    fetch_id varchar not null,
    primary key (dataset_id, origin)
)
