-- title: Colonnes des jeux tenus sans avoir été déclarés, et leur profil
-- table: meta.shelf_columns
--
-- kind : text, integer, decimal, date, moment, boolean, point ou json, d’après les valeurs. declared : le type qu’annonce le
-- portail, vide pour une colonne qu’il n’annonce pas (`is_as_declared` est faux) ou que nous tirons d’une position (vrai).
-- Les extrêmes et les exemples, les valeurs les plus fréquentes, sont des textes.
create table if not exists meta.shelf_columns (
    dataset_id varchar not null,
    position integer not null,
    name varchar not null,
    label varchar not null,
    description varchar not null,
    kind varchar not null,
    unit varchar not null,
    declared varchar not null,
    is_as_declared boolean not null,
    filled_count bigint not null,
    distinct_count bigint not null,
    minimum varchar,
    maximum varchar,
    examples varchar [] not null,
    rejected_count bigint not null,
    primary key (dataset_id, position)
)
