-- title: Fiche d’un jeu de données, sous son nom déclaré ou celui du portail
-- params: at TIMESTAMP, dataset VARCHAR
-- returns: dataset_id VARCHAR, portal_id VARCHAR, title VARCHAR, description VARCHAR, keywords VARCHAR[], theme VARCHAR, producer VARCHAR, licence VARCHAR, licence_url VARCHAR, limits VARCHAR, is_federated BOOLEAN, row_count BIGINT, announced_count BIGINT, observed_at TIMESTAMP, frequency VARCHAR, cadence_s BIGINT, promised_until TIMESTAMP, withdrawn_at TIMESTAMP, shelf_state VARCHAR, shelf_reason VARCHAR, kept VARCHAR, state VARCHAR
-- source: catalogue
--
-- `row_count` est ce que la ville détient, `announced_count` ce que le portail annonce. État et promesse comme dans la liste. Un nom peut
-- être celui que la ville déclare pour un jeu et celui que le portail donne à un autre.
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
from mart.dataset_states
where $dataset in (dataset_id, portal_id)
