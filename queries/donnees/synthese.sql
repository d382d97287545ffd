-- title: Ce que la ville publie, et à quel rythme elle le tient
-- params: at TIMESTAMP
-- returns: dataset_count BIGINT, own_count BIGINT, federated_count BIGINT, source_count BIGINT, promised_count BIGINT, kept_count BIGINT, own_promised_count BIGINT, own_kept_count BIGINT, unpromised_count BIGINT, row_count BIGINT, silent_count BIGINT, licensed_count BIGINT, withdrawn_count BIGINT, withdrawn_titles VARCHAR[]
-- source: catalogue
-- method: Tous les jeux du catalogue de la ville et les sources qu’elle suit. Un jeu tient son rythme tant que son âge ne dépasse pas une fois et demie le rythme annoncé ; une source hors du portail, tant qu’elle est dans le délai que la ville a déclaré. Un jeu sans rythme annoncé, ou retiré du portail, n’est pas jugé.
--
-- Un jeu tient son rythme tant qu’il n’a pas une fois et demie son âge annoncé ; une source hors du portal, tant qu’elle est
-- dans le délai que la ville a déclaré. Un jeu sans rythme annoncé ne compte pas. Les jeux de la ville sont ceux du portal
-- qui ne sont pas fédérés, comme dans l’indicateur « Jeux de données mis à jour au rythme promis ».
with known as (
    select
        title,
        portal_id is null as is_source,
        portal_id is not null and not is_federated as is_own,
        is_federated,
        row_count,
        licence is not null as is_licensed,
        withdrawn_at is not null as is_withdrawn,
        $at < if(withdrawn_at is null, promised_until, null) as is_kept
    from mart.dataset_states
)

select
    count(*) as dataset_count,
    count(*) filter (is_own and not is_withdrawn) as own_count,
    count(*) filter (is_federated and not is_withdrawn) as federated_count,
    count(*) filter (is_source and not is_withdrawn) as source_count,
    count(is_kept) as promised_count,
    count(*) filter (is_kept) as kept_count,
    count(is_kept) filter (is_own) as own_promised_count,
    count(*) filter (is_own and is_kept) as own_kept_count,
    count(*) filter (is_kept is null and not is_withdrawn) as unpromised_count,
    cast(coalesce(sum(row_count), 0) as bigint) as row_count,
    count(*) filter (coalesce(row_count, 0) = 0) as silent_count,
    count(*) filter (is_licensed) as licensed_count,
    count(*) filter (is_withdrawn) as withdrawn_count,
    coalesce(list(title order by title) filter (is_withdrawn), []) as withdrawn_titles
from known
