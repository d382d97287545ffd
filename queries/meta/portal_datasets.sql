-- title: Fiche du portail de chaque jeu reçu
-- table: meta.portal_datasets
create table if not exists meta.portal_datasets (
    dataset_id varchar not null,
    body varchar not null
)
