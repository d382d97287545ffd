-- title: Demandes encore ouvertes à la fin de chaque mois
-- table: mart.requests_waiting
-- source: demandes
-- key: month, category
-- returns: month DATE, category VARCHAR, open_count BIGINT, is_masked BOOLEAN
--
-- `category` vaut `*` pour toutes ensemble. k = 11, par mois, comme dans mart.requests_cells : un objet de 1 à 10 demandes
-- ouvertes est caché, et avec lui les plus petits autres, jusqu’à deux au moins et 11 demandes ensemble.
with waiting as (
  select month, category, cast(open_count as bigint) as open_count from mart.requests_months
), ranked as (
  select
    *, bool_or(open_count between 1 and 10) over (partition by month) as is_exposed, row_number() over smallest as size_rank,
    coalesce(sum(open_count) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from waiting
  window smallest as (partition by month, open_count > 0 order by open_count, category)
), judged as (
  select
    month, category, open_count,
    open_count > 0 and is_exposed and (open_count between 1 and 10 or size_rank <= 2 or hidden_before < 11) as is_masked
  from ranked
), totals as (
  select month, '*' as category, sum(open_count) as open_count, sum(open_count) between 1 and 10 as is_masked
  from waiting
  group by month
)
select month, category, case when not is_masked then cast(open_count as bigint) end as open_count, is_masked from judged
union all
select month, category, case when not is_masked then cast(open_count as bigint) end as open_count, is_masked from totals
