-- title: Objets rendus, surveillances terminées, rendez-vous honorés, par année de réception
-- table: mart.requests_endings
-- source: demandes
-- after: mart.requests_quarters, mart.requests_cells
-- key: year, category
-- returns: year DATE, category VARCHAR, due_count BIGINT, kept_count BIGINT, is_masked BOOLEAN
--
-- Années entières, finies depuis 90 jours. k = 11 : rien n’est montré d’une année dont l’issue, son contraire ou ce qui n’était
-- pas dû compte de 1 à 10 demandes, ni de celle où un trimestre de l’objet est caché : le nombre de l’année le rendrait.
with years as (
  select cast(date_trunc('year', quarter) as date) as year, category, sum(received_count) as received_count,
    sum(due_count) as due_count, sum(kept_count) as kept_count
  from mart.requests_quarters
  where category in ('objet trouvé', 'OTV', 'rendez-vous')
  group by all
), whole as (
  select date_trunc('year', quarter) as year
  from mart.requests_quarters
  group by all
  having count(distinct quarter) = 4 and bool_and(is_ripe)
), unknown as (
  select value as category, date_trunc('year', quarter) as year, bool_or(is_masked) as is_unknown
  from mart.requests_cells
  where dimension = 'category'
  group by all
), judged as (
  select years.*, is_unknown or kept_count between 1 and 10 or due_count - kept_count between 1 and 10
    or received_count - due_count between 1 and 10 or due_count between 1 and 10 as is_masked
  from years
  join whole using (year)
  join unknown using (year, category)
)
select
  year, category, case when not is_masked then cast(due_count as bigint) end as due_count,
  case when not is_masked then cast(kept_count as bigint) end as kept_count, is_masked
from judged
