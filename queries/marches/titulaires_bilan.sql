-- title: Concentration des titulaires, part des entreprises du département et des PME
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR, department VARCHAR
-- returns: supplier_count BIGINT, unidentified_count BIGINT, top3_share DOUBLE, placed_count BIGINT, local_count BIGINT, local_share DOUBLE, sized_count BIGINT, small_count BIGINT, small_share DOUBLE, award_count BIGINT
-- source: decp
--
-- Les parts sont celles des attributions qui disent où est l’entreprise, ou sa taille ; leur nombre est à côté. Le
-- format de 2022 ne dit ni l’un ni l’autre.
with filtered as (
  select * from mart.suppliers_awards
  where notified_on between $start and $stop
    and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
), ranked as (
  select sum(amount_eur) filter (part = 'Marchés fermes') as firm_eur
  from filtered
  group by supplier
  order by firm_eur desc nulls last
), top as (
  select sum(firm_eur) as total_eur, (select sum(firm_eur) from (select firm_eur from ranked limit 3) as three) as top3_eur
  from ranked
)
select
  count(distinct supplier) as supplier_count, count(*) filter (not is_identified) as unidentified_count,
  cast(any_value(top3_eur) / nullif(any_value(total_eur), 0) as double) as top3_share, count(department_code) as placed_count,
  count(*) filter (department_code = $department) as local_count,
  count(*) filter (department_code = $department) / nullif(count(department_code), 0) as local_share,
  count(size_category) as sized_count, count(*) filter (upper(size_category) in ('PME', 'TPE', 'MIC')) as small_count,
  count(*) filter (upper(size_category) in ('PME', 'TPE', 'MIC')) / nullif(count(size_category), 0) as small_share,
  count(*) as award_count
from filtered, top
