-- title: Demandes encore ouvertes à la fin de chaque mois, par objet ou par âge
-- table: mart.requests_waiting
-- source: demandes
-- key: dimension, month, value
-- returns: month DATE, dimension VARCHAR, value VARCHAR, open_count BIGINT, is_masked BOOLEAN
--
-- Mois entiers : celui du dernier événement publié n’est pas fini. `dimension` : `all` (`value` vaut `*`), `kind`, `category`
-- ou `age`, en jours depuis la réception. k = 11, par mois, comme dans mart.requests_cells : un nombre de 1 à 10 est caché, et
-- avec lui les plus petits autres, jusqu’à deux au moins et 11 demandes ensemble.
with latest as (
  select date_trunc('month', timezone('Europe/Paris', timezone('UTC',
    max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at)))))) as stop_at
  from core.service_requests
), requests as (
  select
    coalesce(category, 'non renseignée') as category,
    case when category in ('OTV', 'objet trouvé', 'rendez-vous', 'erreur de donnée') then 'autre' else 'signalement' end as kind,
    timezone('Europe/Paris', timezone('UTC', received_at)) as received_at, timezone('Europe/Paris', timezone('UTC', closed_at)) as closed_at
  from core.service_requests
  where received_at is not null
), months as (
  select cast(unnest(generate_series(date_trunc('month', min(received_at)), any_value(stop_at) - interval 1 month, interval 1 month)) as date) as month
  from requests, latest
), waiting as (
  select month, kind, category, case
    when received_at >= month + interval 1 month - interval 15 days then '0 à 14 jours'
    when received_at >= month + interval 1 month - interval 30 days then '15 à 29 jours'
    when received_at >= month + interval 1 month - interval 90 days then '30 à 89 jours'
    else '90 jours et plus'
  end as age
  from months
  join requests on received_at < month + interval 1 month and coalesce(closed_at >= month + interval 1 month, true)
), named (dimension, value, family) as (
  select 'all', '*', '*' from requests
  union
  select 'kind', kind, '*' from requests
  union
  select 'category', category, kind from requests
  union all
  select 'age', unnest(['0 à 14 jours', '15 à 29 jours', '30 à 89 jours', '90 jours et plus']), '*'
), counted as (
  select months.month, dimension, value, family, count(waiting.month) as open_count
  from months
  cross join named
  left join waiting
    on waiting.month = months.month and case dimension
      when 'all' then true
      when 'kind' then waiting.kind = value
      when 'category' then waiting.category = value
      else waiting.age = value
    end
  group by all
), ranked as (
  select
    *, bool_or(open_count between 1 and 10) over (partition by month, dimension, family) as is_exposed,
    bool_or(dimension = 'kind' and open_count between 1 and 10) over (partition by month) as is_kind_small,
    row_number() over smallest as size_rank,
    coalesce(sum(open_count) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from counted
  window smallest as (partition by month, dimension, family, open_count > 0 order by open_count, value)
), judged as (
  select *, open_count > 0 and (
    (is_exposed and (open_count between 1 and 10 or size_rank <= 2 or hidden_before < 11))
    or (is_kind_small and dimension in ('kind', 'category'))
  ) as is_masked
  from ranked
)
select month, dimension, value, case when not is_masked then open_count end as open_count, is_masked
from judged
