-- title: Chaque jeu de données que la ville montre : ceux du portail, ceux qui l’ont quitté et les sources déclarées
-- table: mart.catalogue_entries
-- source: catalogue
-- after: mart.portal_promises
-- key: dataset_id
-- returns: dataset_id VARCHAR, portal_id VARCHAR, is_declared BOOLEAN, title VARCHAR, theme VARCHAR, producer VARCHAR, licence VARCHAR, licence_url VARCHAR, is_federated BOOLEAN, records_count BIGINT, updated_at TIMESTAMP, frequency VARCHAR, promised_until TIMESTAMP, stale_from TIMESTAMP, withdrawn_at TIMESTAMP, words VARCHAR
--
-- `dataset_id` is the declared name where the town's tables hold the dataset, the portal's otherwise; `portal_id` is null
-- for a source that is not on the portal. Words are those of title, description, keywords, theme and producer, as the
-- search compares them (macros/search_words). A dataset is stale from three times its promised cadence. One that left the
-- catalogue is kept and says since when.
with held as (
    select
        dataset_id,
        nullif(trim(cast(body as json) ->> 'dataset_id'), '') as portal_id
    from meta.portal_datasets
),

gone as (
    select
        dataset_id,
        min(started_at) as withdrawn_at
    from meta.incidents
    where kind = 'withdrawn' and ended_at is null
    group by dataset_id
),

entries as (
    select
        coalesce(held.dataset_id, datasets.dataset_id) as dataset_id,
        datasets.dataset_id as portal_id,
        held.dataset_id is not null as is_declared,
        coalesce(datasets.title, datasets.dataset_id) as title,
        datasets.theme,
        datasets.publisher as producer,
        nullif(trim(datasets.licence), '') as licence,
        datasets.licence_url,
        datasets.is_federated,
        datasets.records_count,
        promises.updated_at,
        promises.frequency,
        promises.promised_until,
        promises.updated_at + to_hours(promises.promised_days * 72) as stale_from,
        null as withdrawn_at,
        concat_ws(
            ' ', datasets.title, regexp_replace(datasets.description, '<[^>]*>', ' ', 'g'), datasets.theme,
            array_to_string(datasets.keywords, ' '), datasets.publisher, datasets.dataset_id
        ) as said
    from core.datasets as datasets
    left join mart.portal_promises as promises on datasets.dataset_id = promises.dataset_id
    left join held on datasets.dataset_id = held.portal_id
    union all
    select
        declared.dataset_id,
        null as portal_id,
        true as is_declared,
        declared.title,
        declared.theme,
        null as producer,
        null as licence,
        null as licence_url,
        false as is_federated,
        null as records_count,
        null as updated_at,
        null as frequency,
        null as promised_until,
        null as stale_from,
        gone.withdrawn_at,
        concat_ws(' ', declared.title, declared.theme, declared.dataset_id) as said
    from meta.declared as declared
    left join gone on declared.dataset_id = gone.dataset_id
    where declared.dataset_id not in (
        select held.dataset_id
        from held
        inner join core.datasets as datasets on held.portal_id = datasets.dataset_id
    )
    union all
    select
        shelf.dataset_id,
        shelf.dataset_id as portal_id,
        false as is_declared,
        shelf.title,
        shelf.theme,
        shelf.producer,
        nullif(trim(shelf.licence), '') as licence,
        shelf.licence_url,
        shelf.is_federated,
        shelf.announced_count as records_count,
        shelf.observed_at as updated_at,
        null as frequency,
        null as promised_until,
        null as stale_from,
        shelf.withdrawn_at,
        concat_ws(' ', shelf.title, shelf.theme, shelf.producer, shelf.dataset_id) as said
    from meta.shelf as shelf
    where
        shelf.withdrawn_at is not null
        and shelf.dataset_id not in (select datasets.dataset_id from core.datasets as datasets)
)

select
    dataset_id,
    portal_id,
    is_declared,
    title,
    theme,
    producer,
    licence,
    licence_url,
    is_federated,
    records_count,
    updated_at,
    frequency,
    promised_until,
    stale_from,
    withdrawn_at,
    ' ' || array_to_string(list_sort(list_distinct(search_words(said))), ' ') || ' ' as words
from entries
