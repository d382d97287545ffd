-- title: Ce que l’on sait de chaque jeu de données à la fin de la construction
-- table: mart.dataset_states
-- key: place
-- returns: dataset_id VARCHAR, place BIGINT, portal_id VARCHAR, title VARCHAR, description VARCHAR, keywords VARCHAR[], theme VARCHAR, service VARCHAR, producer VARCHAR, licence VARCHAR, licence_url VARCHAR, limits VARCHAR, is_federated BOOLEAN, row_count BIGINT, announced_count BIGINT, observed_at TIMESTAMP, told_at TIMESTAMP, frequency VARCHAR, cadence_s BIGINT, promised_until TIMESTAMP, stale_from TIMESTAMP, withdrawn_at TIMESTAMP, shelf_state VARCHAR, shelf_reason VARCHAR, rejected_count BIGINT, link_defect_count BIGINT, error VARCHAR, broken_checks VARCHAR, missing VARCHAR, odd_columns BIGINT, filled_share DOUBLE, unplaced_count BIGINT, score DOUBLE, freshness DOUBLE, schema DOUBLE, completeness DOUBLE, validity DOUBLE, position DOUBLE, words VARCHAR
--
-- Une ligne par jeu : ceux du portail, ceux qui l’ont quitté, les sources déclarées. Tout ce que la liste, la fiche et le suivi
-- en disent, sauf ce qui dépend de l’heure où l’on lit. `row_count` est ce que la ville détient, `announced_count` ce que le
-- portail annonce. `observed_at` date ce qui est détenu ; `told_at` est ce que le jeu ou le portail en dit, sans la réception.
-- Une promesse est tenue une fois et demie le rythme annoncé (voir mart.portal_promises) ; une source hors du portal tient celle
-- que la ville a déclarée. `missing` : ce qui manque à la fiche. Les cellules d’une source hors du portail ne sont pas
-- l’affaire de la ville. `place` est l’ordre des titres.
with broken as (
    select
        dataset_id,
        string_agg(title, ' ; ' order by title) as broken_checks
    from meta.checks
    where broken_count > 0
    group by dataset_id
)

select
    entries.dataset_id,
    row_number() over (order by strip_accents(lower(entries.title)), entries.dataset_id) as place,
    entries.portal_id,
    entries.title,
    datasets.description,
    datasets.keywords,
    entries.theme,
    coalesce(declared.owner, theme_owners.owner_id) as service,
    coalesce(entries.producer, cards.producer) as producer,
    coalesce(entries.licence, cards.licence) as licence,
    coalesce(entries.licence_url, cards.licence_url) as licence_url,
    cards.limits,
    entries.is_federated,
    coalesce(cards.row_count, shelf.row_count, entries.records_count) as row_count,
    entries.records_count as announced_count,
    coalesce(cards.observed_at, shelf.observed_at, entries.updated_at, cards.fetched_at) as observed_at,
    coalesce(cards.observed_at, entries.updated_at) as told_at,
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
    shelf.reason as shelf_reason,
    coalesce(cards.rejected_count, quality.published_rows - quality.valid_rows, 0) as rejected_count,
    coalesce(cards.link_defect_count, 0) as link_defect_count,
    coalesce(
        if(cards.status in ('failed', 'refused'), coalesce(cards.error, cards.status), null),
        if(shelf.state in ('held', 'refused', 'too_large'), shelf.reason, null)
    ) as error,
    broken.broken_checks,
    nullif(concat_ws(
        ', ',
        if(coalesce(entries.licence, cards.licence, '') = '', 'licence', null),
        if(coalesce(entries.producer, cards.producer, '') = '', 'producteur', null),
        if(coalesce(entries.theme, '') = '', 'theme', null),
        if(entries.portal_id is not null and coalesce(trim(datasets.description), '') = '', 'description', null),
        if(entries.portal_id is not null and entries.promised_until is null, 'rythme', null),
        if(coalesce(cards.row_count, shelf.row_count, entries.records_count, 0) = 0, 'lignes', null)
    ), '') as missing,
    coalesce(quality.column_count - quality.conform_columns, 0) as odd_columns,
    if(entries.portal_id is null, null, quality.filled_cells / nullif(quality.cell_count, 0)) as filled_share,
    coalesce(quality.published_rows - quality.located_rows, 0) as unplaced_count,
    quality.score,
    quality.freshness,
    quality.schema,
    quality.completeness,
    quality.validity,
    quality.position,
    entries.words
from mart.catalogue_entries as entries
left join core.datasets as datasets on entries.portal_id = datasets.dataset_id
left join meta.datasets as cards on entries.dataset_id = cards.dataset_id
left join meta.declared as declared on entries.dataset_id = declared.dataset_id
left join meta.theme_owners as theme_owners on entries.theme = theme_owners.theme
left join meta.shelf as shelf on entries.dataset_id = shelf.dataset_id
left join mart.dataset_quality as quality on entries.dataset_id = quality.dataset_id
left join broken on entries.dataset_id = broken.dataset_id
