-- title: Le service qui répond d’un thème, pour les jeux du portail que rien d’autre ne lui attribue
-- table: meta.theme_owners
create table if not exists meta.theme_owners (
    theme varchar not null,
    owner_id varchar not null
)
