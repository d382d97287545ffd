-- title: Lignes et valeurs refusées d’un jeu de données, par raison
-- params: dataset VARCHAR
-- returns: level VARCHAR, reason VARCHAR, refused_count BIGINT, examples VARCHAR[], is_withheld BOOLEAN
--
-- `row` : la ligne n’est pas reprise ; tout autre niveau : elle l’est, et un de ses champs est signalé. Trois exemples au
-- plus, coupés à mille signes ; aucun pour les jeux dont les petits nombres sont masqués ou qui parlent de personnes.
select
    level,
    reason,
    count(*) as refused_count,
    if(
        $dataset in ('wifi', 'services', 'demandes'), [],
        coalesce(list(left(original, 1000) order by original) filter (where original is not null), [])[:3]
    ) as examples,
    $dataset in ('wifi', 'services', 'demandes') as is_withheld
from meta.rejected
where dataset_id = $dataset
group by level, reason
order by level = 'row' desc, refused_count desc, reason
