-- title: Thèmes du portail et thèmes de la ville
-- table: meta.theme_map
create table if not exists meta.theme_map (
    portal_theme varchar not null,
    theme varchar not null
)
