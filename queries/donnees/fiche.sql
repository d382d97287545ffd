-- title: Fiche d’un jeu de données, sous son nom déclaré ou celui du portail
-- params: at TIMESTAMP, dataset VARCHAR
-- returns: dataset_id VARCHAR, portal_id VARCHAR, title VARCHAR, description VARCHAR, keywords VARCHAR[], theme VARCHAR, producer VARCHAR, licence VARCHAR, licence_url VARCHAR, limits VARCHAR, is_federated BOOLEAN, row_count BIGINT, announced_count BIGINT, observed_at TIMESTAMP, frequency VARCHAR, cadence_s BIGINT, promised_until TIMESTAMP, withdrawn_at TIMESTAMP, shelf_state VARCHAR, shelf_reason VARCHAR, kept VARCHAR, state VARCHAR
-- source: catalogue
--
-- `row_count` est ce que la ville détient, `announced_count` ce que le portail annonce. État et promesse comme dans la liste.
with known as (
    select
        entries.dataset_id,
        entries.portal_id,
        entries.title,
        datasets.description,
        datasets.keywords,
        entries.theme,
        coalesce(entries.producer, cards.producer) as producer,
        coalesce(entries.licence, cards.licence) as licence,
        coalesce(entries.licence_url, cards.licence_url) as licence_url,
        cards.limits,
        entries.is_federated,
        coalesce(cards.row_count, shelf.row_count, entries.records_count) as row_count,
        entries.records_count as announced_count,
        coalesce(cards.observed_at, shelf.observed_at, entries.updated_at, cards.fetched_at) as observed_at,
        entries.frequency,
        if(entries.portal_id is null, cards.cadence_s, null) as cadence_s,
        if(
            entries.portal_id is null, coalesce(cards.observed_at, cards.fetched_at) + to_seconds(cards.late_after_s),
            entries.promised_until
        ) as promised_until,
        if(
            entries.portal_id is null, coalesce(cards.observed_at, cards.fetched_at) + to_seconds(cards.stale_after_s),
            entries.stale_from
        ) as stale_from,
        entries.withdrawn_at,
        shelf.state as shelf_state,
        shelf.reason as shelf_reason
    from mart.catalogue_entries as entries
    left join core.datasets as datasets on entries.portal_id = datasets.dataset_id
    left join meta.datasets as cards on entries.dataset_id = cards.dataset_id
    left join meta.shelf as shelf on entries.dataset_id = shelf.dataset_id
    where $dataset in (entries.dataset_id, entries.portal_id)
)

select
    dataset_id,
    portal_id,
    title,
    description,
    keywords,
    theme,
    producer,
    licence,
    licence_url,
    limits,
    is_federated,
    row_count,
    announced_count,
    observed_at,
    frequency,
    cadence_s,
    promised_until,
    withdrawn_at,
    shelf_state,
    shelf_reason,
    case when promised_until is null or withdrawn_at is not null then 'none' when $at < promised_until then 'kept' else 'broken' end as kept,
    case
        when withdrawn_at is not null then 'withdrawn'
        when coalesce(row_count, 0) = 0 then 'silent'
        when promised_until is null then 'unpromised'
        when $at < promised_until then 'fresh'
        when $at < stale_from then 'late'
        else 'stale'
    end as state
from known
order by dataset_id = $dataset desc
limit 1
