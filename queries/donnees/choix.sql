-- title: Valeurs par lesquelles la liste des jeux de données se filtre
-- returns: filter VARCHAR, value VARCHAR, dataset_count BIGINT
-- source: catalogue
--
-- Thèmes et licences de tous les jeux, et producteurs, ceux qui publient le plus d’abord ; « aucune » est une licence non dite.
with known as (
    select
        entries.theme,
        coalesce(entries.producer, cards.producer) as producer,
        coalesce(entries.licence, cards.licence, 'aucune') as licence
    from mart.catalogue_entries as entries
    left join meta.datasets as cards on entries.dataset_id = cards.dataset_id
),

choices as (
    select
        filter,
        value
    from known
    unpivot (value for filter in (theme, producer, licence))
)

select
    filter,
    value,
    count(*) as dataset_count
from choices
group by filter, value
order by filter, dataset_count desc, value
