-- title: Tout le catalogue : ce qui est annoncé et reçu de chaque jeu de données
-- returns: dataset_id VARCHAR, portal_id VARCHAR, title VARCHAR, theme VARCHAR, producer VARCHAR, licence VARCHAR, licence_url VARCHAR, is_federated BOOLEAN, announced_count BIGINT, row_count BIGINT, rejected_count BIGINT, observed_at TIMESTAMP, fetched_at TIMESTAMP, frequency VARCHAR, promised_until TIMESTAMP, stale_from TIMESTAMP, withdrawn_at TIMESTAMP, status VARCHAR, error VARCHAR, is_demo BOOLEAN
-- source: catalogue
--
-- Ce qui est reçu est celui des jeux que personne n’a déclarés ; les jeux déclarés ont leur fiche (datasets/fiches).
select
    entries.dataset_id,
    entries.portal_id,
    entries.title,
    entries.theme,
    entries.producer,
    entries.licence,
    entries.licence_url,
    entries.is_federated,
    entries.records_count as announced_count,
    if(shelf.file is not null, shelf.row_count, null) as row_count,
    shelf.rejected_rows + shelf.rejected_values as rejected_count,
    coalesce(shelf.observed_at, entries.updated_at) as observed_at,
    shelf.fetched_at,
    entries.frequency,
    entries.promised_until,
    entries.stale_from,
    entries.withdrawn_at,
    shelf.state as status,
    shelf.reason as error,
    coalesce(shelf.is_demo, (select snapshot.is_demo from meta.snapshot as snapshot), false) as is_demo
from mart.catalogue_entries as entries
left join meta.shelf as shelf on entries.dataset_id = shelf.dataset_id
order by entries.theme, entries.title, entries.dataset_id
