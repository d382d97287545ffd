-- title: Services et sources par lesquels le suivi se filtre
-- returns: filter VARCHAR, value VARCHAR, label VARCHAR, dataset_count BIGINT
-- source: catalogue
--
-- Un service qui n’a aucun jeu n’est pas proposé.
with owned as (
    select
        coalesce(declared.owner, theme_owners.owner_id) as owner_id,
        declared.source
    from mart.catalogue_entries as entries
    left join meta.declared as declared on entries.dataset_id = declared.dataset_id
    left join meta.theme_owners as theme_owners on entries.theme = theme_owners.theme
    where not entries.is_federated
)

select
    'service' as filter,
    owners.owner_id as value,
    any_value(owners.name) as label,
    count(*) as dataset_count
from owned
inner join meta.owners as owners on owned.owner_id = owners.owner_id
group by owners.owner_id
union all
select
    'source' as filter,
    source as value,
    source as label,
    count(*) as dataset_count
from meta.declared
where source is not null
group by source
order by filter, label
