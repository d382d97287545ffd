-- title: Jeux de données qui répondent aux filtres
-- params: at TIMESTAMP, stems VARCHAR[], theme VARCHAR, producer VARCHAR, licence VARCHAR, origin VARCHAR, state VARCHAR, kept VARCHAR, sort VARCHAR, is_descending BOOLEAN
-- returns: dataset_id VARCHAR, portal_id VARCHAR, title VARCHAR, theme VARCHAR, producer VARCHAR, licence VARCHAR, is_federated BOOLEAN, row_count BIGINT, observed_at TIMESTAMP, frequency VARCHAR, cadence_s BIGINT, promised_until TIMESTAMP, withdrawn_at TIMESTAMP, kept VARCHAR, state VARCHAR, score DOUBLE, freshness DOUBLE, schema DOUBLE, completeness DOUBLE, validity DOUBLE, position DOUBLE
-- source: catalogue
--
-- Un filtre vide ne filtre pas. `stems` : les mots cherchés, coupés par dashboard.stems comme la construction coupe les mots gardés
-- (macros/search_words) ; un jeu doit les avoir tous, ou des mots qu’ils commencent. Une promesse est
-- tenue une fois et demie le rythme annoncé (voir mart.portal_promises) ; trois fois après, le jeu est périmé. Une source
-- hors du portal tient la promesse que la ville a déclarée. Un jeu sans rythme annoncé n’est ni tenu ni en retard.
with judged as (
    select
        *,
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
),

found as (
    select
        judged.*,
        case $sort
            when 'lignes' then judged.row_count
            when 'observation' then epoch(judged.observed_at)
            when 'qualite' then judged.score
            when 'promesse' then epoch(judged.promised_until)
            else judged.place
        end as height
    from judged
    where
        len(list_filter(cast($stems as varchar[]), lambda stem : not contains(judged.words, ' ' || stem))) = 0
        and ($theme = '' or judged.theme = $theme)
        and ($producer = '' or judged.producer = $producer)
        and ($licence = '' or coalesce(judged.licence, 'aucune') = $licence)
        and ($origin = '' or $origin = case
            when judged.portal_id is null then 'source' when judged.is_federated then 'federe' else 'ville'
        end)
        and ($state = '' or judged.state = $state)
        and ($kept = '' or judged.kept = $kept)
)

select
    dataset_id,
    portal_id,
    title,
    theme,
    producer,
    licence,
    is_federated,
    row_count,
    observed_at,
    frequency,
    cadence_s,
    promised_until,
    withdrawn_at,
    kept,
    state,
    score,
    freshness,
    schema,
    completeness,
    validity,
    position
from found
order by if($is_descending, -height, height) nulls last, place
