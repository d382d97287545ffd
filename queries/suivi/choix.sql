-- title: Services et sources par lesquels le suivi se filtre
-- returns: filter VARCHAR, value VARCHAR, label VARCHAR, dataset_count BIGINT
-- source: catalogue
--
-- Un service qui n’a aucun jeu n’est pas proposé.
select
    'service' as filter,
    owners.owner_id as value,
    any_value(owners.name) as label,
    count(*) as dataset_count
from mart.dataset_states as states
inner join meta.owners as owners on states.service = owners.owner_id
where not states.is_federated
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
