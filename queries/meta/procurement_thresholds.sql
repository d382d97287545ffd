-- title: Seuils légaux de la commande publique, avec leurs dates et leur acte
-- table: meta.procurement_thresholds
--
-- Ce que dit data/reference/procurement_thresholds.toml, dont le contrôle refuse un trou ou un chevauchement.
create table if not exists meta.procurement_thresholds (
    rule varchar not null,
    category varchar not null,
    since date not null,
    until date not null,
    amount_eur integer not null,
    act varchar not null,
    link varchar,
    status varchar not null
)
