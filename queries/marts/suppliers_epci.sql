-- title: Communes d’une intercommunalité
-- table: mart.suppliers_epci
-- source: decp
-- key: epci, insee
-- returns: epci VARCHAR, insee VARCHAR
--
-- Une intercommunalité absente de data/reference/epci.toml n’a pas de part calculée : la page le dit.
select epci, insee from meta.epci_members
