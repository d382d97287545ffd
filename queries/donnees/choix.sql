-- title: Valeurs par lesquelles la liste des jeux de données se filtre
-- returns: filter VARCHAR, value VARCHAR, dataset_count BIGINT
-- source: catalogue
--
-- Thèmes et licences de tous les jeux, et producteurs, ceux qui publient le plus d’abord ; « aucune » est une licence non dite.
with known as (
    select
        theme,
        producer,
        coalesce(licence, 'aucune') as licence
    from mart.dataset_states
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
