-- title: Communes membres des intercommunalités
-- table: meta.epci_members
--
-- Ce que dit data/reference/epci.toml ; une intercommunalité absente d’ici n’a pas de part calculée.
create table if not exists meta.epci_members (
    epci varchar not null,
    insee varchar not null
)
