-- title: Mises à jour attendues dans les douze mois
-- params: today DATE, theme VARCHAR, service VARCHAR
-- returns: dataset_id VARCHAR, title VARCHAR, theme VARCHAR, service VARCHAR, step_months BIGINT, updated_on DATE, expected_on DATE, is_overdue BOOLEAN, is_uncertain BOOLEAN
-- source: catalogue
--
-- Depuis la dernière mise à jour (pour une source hors du portail : depuis sa dernière observation et le délai déclaré), de
-- rythme en rythme. Un rythme plus court que le mois n’a pas de date : il est attendu tous les jours ou toutes les semaines.
-- Une date est incertaine quand le rythme n’a pas été tenu jusqu’ici (une mise à jour manque déjà), ou pour une source hors
-- du portail. La première date passée et non venue est gardée : « is_overdue ».
with promises as (
    select
        entries.dataset_id,
        entries.title,
        entries.theme,
        coalesce(declared.owner, theme_owners.owner_id) as service,
        entries.portal_id is null as is_source,
        cast(round(if(entries.portal_id is null, cards.cadence_s, promises.promised_days * 86400) / 2629746.0) as bigint)
            as step_months,
        cast(
            if(
                entries.portal_id is null,
                cards.observed_at + to_seconds(greatest(cards.late_after_s - cards.cadence_s, 0)), entries.updated_at
            ) as date
        ) as updated_on
    from mart.catalogue_entries as entries
    left join mart.portal_promises as promises on entries.portal_id = promises.dataset_id
    left join meta.datasets as cards on entries.dataset_id = cards.dataset_id
    left join meta.declared as declared on entries.dataset_id = declared.dataset_id
    left join meta.theme_owners as theme_owners on entries.theme = theme_owners.theme
    where not entries.is_federated and entries.withdrawn_at is null
),

dated as (
    select
        *,
        date_diff('month', updated_on, cast($today as date)) // step_months as passed
    from promises
    where step_months >= 1 and updated_on is not null
),

turns as (
    select
        *,
        unnest(generate_series(greatest(passed - 1, 1), passed + 13)) as turn
    from dated
),

expected as (
    select
        *,
        cast(updated_on + to_months(cast(turn * step_months as integer)) as date) as expected_on
    from turns
    union all by name
    select
        *,
        cast(1 as bigint) as turn,
        cast(updated_on + to_months(cast(step_months as integer)) as date) as expected_on
    from dated
    where passed > 2
)

select
    dataset_id,
    title,
    theme,
    service,
    step_months,
    updated_on,
    expected_on,
    expected_on < $today as is_overdue,
    is_source or updated_on + to_months(cast(step_months as integer)) < $today as is_uncertain
from expected
where
    ($theme = '' or theme = $theme) and ($service = '' or service = $service)
    and expected_on < $today + interval 12 month
    and (turn = 1 or expected_on >= $today)
order by expected_on, title, dataset_id
