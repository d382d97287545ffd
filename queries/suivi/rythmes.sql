-- title: Jeux sans date d’attente : mis à jour plus souvent que chaque mois, ou sans rythme annoncé
-- params: theme VARCHAR, service VARCHAR
-- returns: often_count BIGINT, unpromised_count BIGINT
-- source: catalogue
with known as (
    select
        if(entries.portal_id is null, cards.cadence_s, promises.promised_days * 86400) as cadence_s,
        entries.theme,
        coalesce(declared.owner, theme_owners.owner_id) as service
    from mart.catalogue_entries as entries
    left join mart.portal_promises as promises on entries.portal_id = promises.dataset_id
    left join meta.datasets as cards on entries.dataset_id = cards.dataset_id
    left join meta.declared as declared on entries.dataset_id = declared.dataset_id
    left join meta.theme_owners as theme_owners on entries.theme = theme_owners.theme
    where not entries.is_federated and entries.withdrawn_at is null
)

select
    count(*) filter (cadence_s < 1314873) as often_count,
    count(*) filter (cadence_s is null) as unpromised_count
from known
where ($theme = '' or theme = $theme) and ($service = '' or service = $service)
