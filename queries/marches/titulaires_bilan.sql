-- title: Concentration des titulaires, part des entreprises du département et des PME
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR, department VARCHAR
-- returns: supplier_count BIGINT, unidentified_count BIGINT, top3_share DOUBLE, placed_count BIGINT, local_count BIGINT, local_share DOUBLE, sized_count BIGINT, small_count BIGINT, small_share DOUBLE, award_count BIGINT
-- source: decp
--
-- Les parts sont celles des attributions qui disent où est l’entreprise, ou sa taille ; leur nombre est à côté. Le
-- format de 2022 ne dit ni l’un ni l’autre.
with firms as (
  select
    supplier, cast(sum(amount_eur) filter (part = 'Marchés fermes') as double) as firm_eur, count(*) as award_count,
    count(*) filter (not is_identified) as unidentified_count, count(department_code) as placed_count,
    count(*) filter (department_code = $department) as local_count, count(size_category) as sized_count,
    count(*) filter (upper(size_category) in ('PME', 'TPE', 'MIC')) as small_count
  from mart.suppliers_awards
  where notified_on between $start and $stop
    and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
  group by supplier
)
select
  count(*) as supplier_count, cast(coalesce(sum(unidentified_count), 0) as bigint) as unidentified_count,
  list_sum(list_reverse_sort(list(firm_eur) filter (firm_eur is not null))[:3]) / nullif(sum(firm_eur), 0) as top3_share,
  cast(coalesce(sum(placed_count), 0) as bigint) as placed_count, cast(coalesce(sum(local_count), 0) as bigint) as local_count,
  sum(local_count) / nullif(sum(placed_count), 0) as local_share, cast(coalesce(sum(sized_count), 0) as bigint) as sized_count,
  cast(coalesce(sum(small_count), 0) as bigint) as small_count,
  sum(small_count) / nullif(sum(sized_count), 0) as small_share, cast(coalesce(sum(award_count), 0) as bigint) as award_count
from firms
