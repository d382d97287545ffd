-- title: Ce que chaque jeu demande à son service : en retard, invalide, incomplet
-- params: at TIMESTAMP, theme VARCHAR, service VARCHAR
-- returns: dataset_id VARCHAR, title VARCHAR, theme VARCHAR, service VARCHAR, is_on_portal BOOLEAN, observed_at TIMESTAMP, due_at TIMESTAMP, state VARCHAR, row_count BIGINT, rejected_count BIGINT, link_defect_count BIGINT, error VARCHAR, broken_checks VARCHAR, missing VARCHAR, odd_columns BIGINT, filled_share DOUBLE, unplaced_count BIGINT, score DOUBLE, withdrawn_at TIMESTAMP, is_late BOOLEAN, is_invalid BOOLEAN, is_incomplete BOOLEAN
-- source: catalogue
-- method: Les jeux de la ville et les sources qu’elle suit ; un jeu repris d’un autre portail, ou retiré du sien, n’est pas jugé. En retard : la mise à jour promise n’est pas venue à temps ; invalide : la dernière réception, des lignes ou des colonnes ont été refusées, ou un contrôle est en défaut. Incomplet : il manque une partie de la fiche ou toute ligne, plus d’une cellule sur cinq est vide, ou des lignes ne sont pas situées ou ont un lien faux.
--
-- Les jeux de la ville et les sources qu’elle suit ; un jeu repris d’un autre portail n’est pas le sien et n’y est pas. En
-- retard : la promesse du portail (une fois et demie le rythme annoncé) ou celle de la déclaration est dépassée. Invalide :
-- la dernière réception a été refusée, des lignes ou des colonnes ne sont pas ce qui est annoncé, ou un contrôle de la
-- construction a trouvé quelque chose. Incomplet : il manque la licence, le producteur, le thème, la description ou un rythme
-- à sa fiche, il n’a aucune ligne, plus d’une cellule sur cinq est vide, des lignes ne sont pas situées ou ont un lien faux.
-- Lignes, colonnes et cellules sont celles que compte la note de qualité ; les cellules d’une source hors du portail ne sont
-- pas l’affaire de la ville. Un jeu retiré du portail n’est que retiré. Un
-- filtre vide ne filtre pas.
with broken as (
    select
        dataset_id,
        string_agg(title, ' ; ' order by title) as broken_checks
    from meta.checks
    where broken_count > 0
    group by dataset_id
),

known as (
    select
        entries.dataset_id,
        entries.title,
        entries.theme,
        coalesce(declared.owner, theme_owners.owner_id) as service,
        entries.portal_id is not null as is_on_portal,
        coalesce(cards.observed_at, entries.updated_at) as observed_at,
        if(
            entries.portal_id is null, coalesce(cards.observed_at, cards.fetched_at) + to_seconds(cards.late_after_s),
            entries.promised_until
        ) as due_at,
        if(
            entries.portal_id is null, coalesce(cards.observed_at, cards.fetched_at) + to_seconds(cards.stale_after_s),
            entries.stale_from
        ) as stale_at,
        coalesce(cards.row_count, shelf.row_count, entries.records_count) as row_count,
        coalesce(cards.rejected_count, quality.published_rows - quality.valid_rows, 0) as rejected_count,
        coalesce(cards.link_defect_count, 0) as link_defect_count,
        coalesce(
            if(cards.status in ('failed', 'refused'), coalesce(cards.error, cards.status), null),
            if(shelf.state in ('held', 'refused', 'too_large'), shelf.reason, null)
        ) as error,
        coalesce(quality.column_count - quality.conform_columns, 0) as odd_columns,
        if(entries.portal_id is null, null, quality.filled_cells / nullif(quality.cell_count, 0)) as filled_share,
        coalesce(quality.published_rows - quality.located_rows, 0) as unplaced_count,
        quality.score,
        entries.withdrawn_at,
        broken.broken_checks,
        concat_ws(
            ', ',
            if(coalesce(entries.licence, cards.licence, '') = '', 'licence', null),
            if(coalesce(entries.producer, cards.producer, '') = '', 'producteur', null),
            if(coalesce(entries.theme, '') = '', 'theme', null),
            if(entries.portal_id is not null and coalesce(trim(datasets.description), '') = '', 'description', null),
            if(entries.portal_id is not null and entries.promised_until is null, 'rythme', null),
            if(coalesce(cards.row_count, shelf.row_count, entries.records_count, 0) = 0, 'lignes', null)
        ) as missing
    from mart.catalogue_entries as entries
    left join meta.datasets as cards on entries.dataset_id = cards.dataset_id
    left join meta.declared as declared on entries.dataset_id = declared.dataset_id
    left join meta.theme_owners as theme_owners on entries.theme = theme_owners.theme
    left join core.datasets as datasets on entries.portal_id = datasets.dataset_id
    left join meta.shelf as shelf on entries.dataset_id = shelf.dataset_id
    left join mart.dataset_quality as quality on entries.dataset_id = quality.dataset_id
    left join broken on entries.dataset_id = broken.dataset_id
    where not entries.is_federated
)

select
    dataset_id,
    title,
    theme,
    service,
    is_on_portal,
    observed_at,
    due_at,
    case
        when withdrawn_at is not null then 'withdrawn'
        when coalesce(row_count, 0) = 0 then 'silent'
        when due_at is null then 'unpromised'
        when $at < due_at then 'fresh'
        when $at < stale_at then 'late'
        else 'stale'
    end as state,
    row_count,
    rejected_count,
    link_defect_count,
    error,
    broken_checks,
    nullif(missing, '') as missing,
    odd_columns,
    filled_share,
    unplaced_count,
    score,
    withdrawn_at,
    withdrawn_at is null and coalesce($at >= due_at, false) as is_late,
    withdrawn_at is null
    and (error is not null or rejected_count > 0 or odd_columns > 0 or broken_checks is not null) as is_invalid,
    withdrawn_at is null
    and (missing <> '' or link_defect_count > 0 or unplaced_count > 0 or coalesce(filled_share < 0.8, false)) as is_incomplete
from known
where ($theme = '' or theme = $theme) and ($service = '' or service = $service)
order by due_at nulls last, title, dataset_id
