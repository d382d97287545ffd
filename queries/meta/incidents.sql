-- title: Incidents des sources
-- table: meta.incidents
--
-- Un incident va de « started_at » à « ended_at » (nul tant qu’il dure) ; un changement de licence ou de colonnes tient en un
-- instant. « source » : d’où vient le jeu. « subject », « theme » : d’un jeu du portail, comme le catalogue les disait.
-- « observed_at » : la dernière observation reçue avant. « rows_lost » et « rows_backfilled » : ce que le trou, de
-- « observed_at » à « ended_at »,
-- devait contenir et n’est jamais venu, et ce qui en est venu après coup ; nuls pour un jeu qui ne grandit pas avec le temps.
-- « was » et « became » : ce qui a changé.
create table if not exists meta.incidents (
    dataset_id varchar not null,
    kind varchar not null,
    started_at timestamp not null,
    ended_at timestamp,
    message varchar not null,
    source varchar,
    subject varchar,
    theme varchar,
    observed_at timestamp,
    rows_lost bigint,
    rows_backfilled bigint,
    was varchar,
    became varchar
)
