-- title: Demandes des habitants par trimestre, par objet ou par canal
-- table: mart.requests_cells
-- source: demandes
-- after: mart.requests_quarters
-- key: quarter, dimension, value
-- returns: quarter DATE, dimension VARCHAR, value VARCHAR, received_count BIGINT, is_masked BOOLEAN
--
-- `dimension` : `all` (`value` vaut `*`), `kind` (signalement ou autre), `category` ou `channel`. k = 11 : une case de 1 à 10
-- demandes est nulle et `is_masked`, et avec elle les plus petites autres du trimestre, jusqu’à deux au moins et 11 demandes
-- ensemble. Les objets se masquent dans leur genre, dont le total est montré ; un genre de 1 à 10 cache l’autre et tous
-- les objets du trimestre. Un trimestre sans demande vaut zéro.
with cells as (
  select quarter, 'all' as dimension, '*' as value, '*' as family, received_count from mart.requests_quarters
  union all
  select quarter, 'kind' as dimension, kind as value, '*' as family, received_count from mart.requests_quarters
  union all
  select quarter, 'category' as dimension, category as value, kind as family, received_count from mart.requests_quarters
  union all
  select quarter, 'channel' as dimension, channel as value, '*' as family, received_count from mart.requests_quarters
), summed as (
  select quarters.quarter, named.dimension, named.value, named.family, cast(coalesce(sum(cells.received_count), 0) as bigint) as received_count
  from (select distinct quarter from mart.requests_quarters) as quarters
  cross join (select distinct dimension, value, family from cells) as named
  left join cells
    on cells.quarter = quarters.quarter and cells.dimension = named.dimension and cells.value = named.value and cells.family = named.family
  group by all
), ranked as (
  select
    *, bool_or(received_count between 1 and 10) over (partition by quarter, dimension, family) as is_exposed,
    bool_or(dimension = 'kind' and received_count between 1 and 10) over (partition by quarter) as is_kind_small,
    row_number() over smallest as size_rank,
    coalesce(sum(received_count) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from summed
  window smallest as (partition by quarter, dimension, family, received_count > 0 order by received_count, value)
), judged as (
  select *, received_count > 0 and (
    (is_exposed and (received_count between 1 and 10 or size_rank <= 2 or hidden_before < 11))
    or (is_kind_small and dimension in ('kind', 'category'))
  ) as is_masked
  from ranked
)
select quarter, dimension, value, case when not is_masked then received_count end as received_count, is_masked
from judged
