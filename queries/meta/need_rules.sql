-- title: Règles qui disent si un contrat répond à un besoin qui revient
-- table: meta.need_rules
--
-- Ce que dit data/reference/purchase_needs.toml : la première règle dont toutes les conditions tiennent donne la raison.
create table if not exists meta.need_rules (
    place integer not null,
    rule varchar not null,
    need varchar not null,
    reason varchar not null,
    parts varchar [] not null,
    divisions varchar [] not null,
    words varchar [] not null,
    min_months integer not null,
    bought_before boolean not null,
    without_cpv boolean not null
)
