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
select
    dataset_id,
    title,
    theme,
    service,
    portal_id is not null as is_on_portal,
    told_at as observed_at,
    promised_until as due_at,
    case
        when withdrawn_at is not null then 'withdrawn'
        when coalesce(row_count, 0) = 0 then 'silent'
        when promised_until is null then 'unpromised'
        when $at < promised_until then 'fresh'
        when $at < stale_from then 'late'
        else 'stale'
    end as state,
    row_count,
    rejected_count,
    link_defect_count,
    error,
    broken_checks,
    missing,
    odd_columns,
    filled_share,
    unplaced_count,
    score,
    withdrawn_at,
    withdrawn_at is null and coalesce($at >= promised_until, false) as is_late,
    withdrawn_at is null
    and (error is not null or rejected_count > 0 or odd_columns > 0 or broken_checks is not null) as is_invalid,
    withdrawn_at is null and (
        missing is not null or link_defect_count > 0 or unplaced_count > 0 or coalesce(filled_share < 0.8, false)
    ) as is_incomplete
from mart.dataset_states
where not is_federated and ($theme = '' or theme = $theme) and ($service = '' or service = $service)
order by promised_until nulls last, title, dataset_id
