-- title: Lignes publiées et refusées, avec leur raison et leur texte
-- table: meta.rejected
--
-- level « row » : l’élément publié n’est pas dans la table ; « link » : il y est, un de ses champs est signalé.
create table if not exists meta.rejected (
    dataset_id varchar not null,
    table_name varchar not null,
    level varchar not null,
    reason varchar not null,
    original varchar,
    fetch_id varchar
)
