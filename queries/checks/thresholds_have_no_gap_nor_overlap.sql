-- title: Les seuils d’une règle se suivent sans trou ni chevauchement
-- source: decp
-- severity: fail
with followed as (
  select rule, category, since, until, lead(since) over (partition by rule, category order by since) as next_since
  from meta.procurement_thresholds
)
select rule, category, since, until, next_since
from followed
where until < since or next_since <> until + 1
