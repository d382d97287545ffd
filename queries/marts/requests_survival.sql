-- title: Combien de temps les demandes attendent, par objet ou par canal
-- table: mart.requests_survival
-- source: demandes
-- key: dimension, value, year, delay_days
-- returns: dimension VARCHAR, value VARCHAR, year INTEGER, delay_days INTEGER, open_share DOUBLE, low_share DOUBLE, high_share DOUBLE, first_quartile_days INTEGER, median_days INTEGER, third_quartile_days INTEGER
--
-- Kaplan et Meier (1958), bande à 95 % de Greenwood tracée sur log(−log S) : une demande encore ouverte compte parmi celles
-- qui attendent jusqu’à son âge, jamais comme close. `year` est l’année de réception, 0 pour toutes. Une part est arrondie
-- au pas qui vaut 11 demandes au moins (0,2 pour 55, 0,01 pour 1 100) et donnée à des jours convenus : on n’y compte pas
-- quelques demandes. Un groupe de moins de 55 n’en a pas. Un quartile est nul quand il n’est pas encore atteint.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
), requests as (
  select
    year(timezone('Europe/Paris', timezone('UTC', received_at))) as received_year, coalesce(category, 'non renseignée') as category,
    coalesce(channel, 'non renseigné') as channel, closed_at is not null as is_closed,
    greatest(0, date_diff('day', received_at, coalesce(closed_at, seen_at))) as delay_days
  from core.service_requests, latest
  where received_at is not null
), sorted as (
  select 'all' as dimension, '*' as value, received_year, delay_days, is_closed from requests
  union all
  select 'category' as dimension, category as value, received_year, delay_days, is_closed from requests
  union all
  select 'channel' as dimension, channel as value, received_year, delay_days, is_closed from requests
), delays as (
  select
    dimension, value, cast(years.year as integer) as year, cast(delay_days as integer) as delay_days,
    count(*) filter (is_closed) as closed_count, count(*) as ended_count
  from sorted, unnest([0, received_year]) as years (year)
  group by all
), at_risk as (
  select
    *, sum(ended_count) over (partition by dimension, value, year order by delay_days desc) as risk_count,
    sum(ended_count) over (partition by dimension, value, year) as group_count
  from delays
), surviving as (
  select
    dimension, value, year, delay_days, closed_count, case
      when group_count >= 1100 then 0.01
      when group_count >= 550 then 0.02
      when group_count >= 220 then 0.05
      when group_count >= 110 then 0.1
      else 0.2
    end as step,
    exp(sum(case when closed_count = risk_count then -1e3 else ln(1 - closed_count / risk_count) end) over waited) as open_share,
    sum(case when closed_count < risk_count then closed_count / (risk_count * (risk_count - closed_count)) else 0 end) over waited as greenwood
  from at_risk
  where group_count >= 55
  window waited as (partition by dimension, value, year order by delay_days)
), quartiles as (
  select
    dimension, value, year, any_value(step) as step, max(delay_days) as longest_days,
    min(delay_days) filter (closed_count > 0 and open_share <= 0.75 + 1e-9) as first_quartile_days,
    min(delay_days) filter (closed_count > 0 and open_share <= 0.5 + 1e-9) as median_days,
    min(delay_days) filter (closed_count > 0 and open_share <= 0.25 + 1e-9) as third_quartile_days
  from surviving
  group by dimension, value, year
), grid as (
  select *, cast(unnest([0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 45, 60, 90, 120, 180, 365]) as integer) as grid_days
  from quartiles
), drawn as (
  select grid.*, coalesce(surviving.open_share, 1) as open_share, coalesce(surviving.greenwood, 0) as greenwood
  from grid
  asof left join surviving
    on grid.dimension = surviving.dimension and grid.value = surviving.value and grid.year = surviving.year
      and grid.grid_days >= surviving.delay_days
  where grid_days <= longest_days
), banded as (
  select *, case when open_share > 1e-9 and open_share < 1 then 1.959964 * sqrt(greenwood) / abs(ln(open_share)) end as width
  from drawn
)
select
  dimension, value, year, grid_days as delay_days, round(round(open_share / step) * step, 2) as open_share,
  round(round(pow(open_share, exp(width)) / step) * step, 2) as low_share,
  round(round(pow(open_share, exp(-width)) / step) * step, 2) as high_share,
  first_quartile_days, median_days, third_quartile_days
from banded
