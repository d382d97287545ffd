-- title: Ce que contient la table montrée de chaque jeu déclaré
-- table: meta.declared_measures
--
-- Compté quand le jeu change : ses cellules remplies, ses lignes situées (nul sans position), et les colonnes de son contrat
-- que le producteur remplit (nul sans contrat).
create table if not exists meta.declared_measures (
    dataset_id varchar primary key,
    filled_cells bigint not null,
    cell_count bigint not null,
    located_rows bigint,
    conform_columns bigint,
    column_count bigint
)
