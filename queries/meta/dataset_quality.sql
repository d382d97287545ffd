-- title: Note de qualité de chaque jeu de données, et de quoi elle est faite
-- table: mart.dataset_quality
--
-- De 0 à 100, au dixième ; la formule et les poids sont dans dashboard/figures/quality.py. Une partie nulle ne s’applique pas.
-- À côté de chaque partie, ce qui la donne : `kept_until` et `stale_from` à l’instant `judged_at`, colonnes conformes,
-- cellules remplies, lignes sans refus, lignes situées. Un jeu dont rien n’est tenu n’a ni partie ni note.
create table if not exists mart.dataset_quality (
    dataset_id varchar primary key,
    score double,
    freshness double,
    schema double,
    completeness double,
    validity double,
    position double,
    judged_at timestamp not null,
    kept_until timestamp,
    stale_from timestamp,
    conform_columns bigint,
    column_count bigint,
    filled_cells bigint,
    cell_count bigint,
    valid_rows bigint,
    published_rows bigint,
    located_rows bigint
)
