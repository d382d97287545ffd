-- title: Jeux déclarés, pour les requêtes
-- table: meta.declared
--
-- « source » : de qui il vient ; « owner » : le service qui en répond (voir meta.owners), nul quand c’est celui du thème.
create table if not exists meta.declared (
    dataset_id varchar not null,
    kind varchar not null,
    title varchar not null,
    theme varchar not null,
    source varchar,
    owner varchar
)
