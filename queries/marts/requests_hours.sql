-- title: Demandes des habitants par jour de la semaine et par heure
-- table: mart.requests_hours
-- source: demandes
-- key: weekday, hour
-- returns: weekday INTEGER, hour INTEGER, received_count BIGINT, is_masked BOOLEAN
--
-- Heure de Paris ; `weekday` vaut 1 le lundi. Tout ce qui a été reçu jusqu’à la fin du dernier trimestre entier. k = 11 : une
-- case de 1 à 10 demandes est cachée, et avec elle les plus petites autres, jusqu’à deux au moins et 11 demandes
-- ensemble. Une case sans demande vaut zéro. Les nombres montrés sont arrondis à la dizaine : la différence entre deux
-- trimestres ne donne donc pas les quelques demandes qu’une heure a reçues entre-temps.
with latest as (
  select date_trunc('quarter', timezone('Europe/Paris', timezone('UTC', max(received_at)))) as stop_at from core.service_requests
), counted as (
  select isodow(heard_at) as weekday, hour(heard_at) as hour, count(*) as received_count
  from (select timezone('Europe/Paris', timezone('UTC', received_at)) as heard_at from core.service_requests) as heard, latest
  where heard_at < stop_at
  group by all
), cells as (
  select weekdays.weekday, hours.hour, coalesce(counted.received_count, 0) as received_count
  from (select cast(unnest(range(1, 8)) as integer) as weekday) as weekdays
  cross join (select cast(unnest(range(0, 24)) as integer) as hour) as hours
  left join counted on counted.weekday = weekdays.weekday and counted.hour = hours.hour
  where exists (select 1 from counted)
), ranked as (
  select
    *, bool_or(received_count between 1 and 10) over () as is_exposed, row_number() over smallest as size_rank,
    coalesce(sum(received_count) over (smallest rows between unbounded preceding and 1 preceding), 0) as hidden_before
  from cells
  window smallest as (partition by received_count > 0 order by received_count, weekday, hour)
), judged as (
  select
    *, received_count > 0 and is_exposed and (received_count between 1 and 10 or size_rank <= 2 or hidden_before < 11) as is_masked
  from ranked
)
select weekday, hour, case when not is_masked then cast(round(received_count / 10) * 10 as bigint) end as received_count, is_masked
from judged
