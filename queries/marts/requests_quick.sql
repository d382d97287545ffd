-- title: Signalements clos en 15 jours, par trimestre ensemble et par année pour chaque objet
-- table: mart.requests_quick
-- source: demandes
-- after: mart.requests_quarters, mart.requests_cells
-- key: span, period, value
-- returns: span VARCHAR, period DATE, value VARCHAR, received_count BIGINT, quick_count BIGINT, is_masked BOOLEAN
--
-- `trimestre` : les signalements ensemble (`value` vaut `signalement`) ; `an` : un objet, année entière. Une part se
-- montre quand ni ce qui est clos en 15 jours ni ce qui ne l’est pas ne compte de 1 à 10 demandes, et que le nombre reçu se
-- montre à chaque trimestre. Ce qui est caché l’est à deux au moins, et ni leurs closes ni leurs autres ne font de 1 à 10 :
-- le total de l’année n’en rend aucune. `erreur de donnée` n’entre dans aucun total.
with shown as (
  select dimension, value, quarter, is_masked from mart.requests_cells where dimension in ('kind', 'category')
), counted as (
  select 'trimestre' as span, quarter as period, date_trunc('year', quarter) as year, kind as value, kind as family,
    sum(received_count) as received_count, sum(quick_count) as quick_count, bool_or(is_masked) as is_unknown
  from mart.requests_quarters
  join shown using (quarter)
  where kind = 'signalement' and dimension = 'kind' and value = kind
  group by quarter, kind
  union all
  select 'an' as span, cast(date_trunc('year', quarter) as date) as period, date_trunc('year', quarter) as year, category as value,
    case when kind = 'signalement' then kind else category end as family,
    sum(received_count) as received_count, sum(quick_count) as quick_count,
    bool_or(is_masked) as is_unknown
  from mart.requests_quarters
  join shown using (quarter)
  where dimension = 'category' and value = category and (kind = 'signalement' or category = 'erreur de donnée')
    and date_trunc('year', quarter) in
      (select date_trunc('year', quarter) from mart.requests_quarters group by all having count(distinct quarter) = 4)
  group by date_trunc('year', quarter), category, kind
), judged as (
  select *, is_unknown or quick_count between 1 and 10 or received_count - quick_count between 1 and 10 as is_exposed from counted
), ranked as (
  select *, bool_or(is_exposed) over (partition by span, year, family) as is_touched, row_number() over hidden_first as hidden_rank,
    coalesce(sum(quick_count) over (hidden_first rows between unbounded preceding and 1 preceding), 0) as quick_before,
    coalesce(sum(received_count - quick_count) over (hidden_first rows between unbounded preceding and 1 preceding), 0) as slow_before
  from judged
  window hidden_first as (partition by span, year, family order by is_exposed desc, received_count, value, period)
), hidden as (
  select *, is_exposed
    or (is_touched and (hidden_rank <= 2 or quick_before between 1 and 10 or slow_before between 1 and 10)) as is_masked
  from ranked
)
select
  span, period, value, case when not is_masked then cast(received_count as bigint) end as received_count,
  case when not is_masked then cast(quick_count as bigint) end as quick_count, is_masked
from hidden
