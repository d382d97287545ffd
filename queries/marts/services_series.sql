-- title: Ce que comptent les services, période par période, avec la saison
-- table: mart.services_series
-- source: services
-- after: mart.services_labels
-- key: service, indicator, period_start
-- returns: service VARCHAR, service_label VARCHAR, indicator VARCHAR, unit VARCHAR, grain VARCHAR, period_start DATE, period_end DATE, value DOUBLE, is_masked BOOLEAN, is_final BOOLEAN, year_before DOUBLE, season_low DOUBLE, season_high DOUBLE, season_count INTEGER, known_count BIGINT, next_end DATE
--
-- Un seul pas par indicateur, pour que rien de caché ne revienne par différence : le mois, ou l’année civile quand plus
-- d’un cinquième de ses mois comptent de 1 à 10 personnes. Un tel nombre est nul et `is_masked`. Ce qui ne compte ni des
-- personnes ni leurs actes (repas, prêts, appels…) n’est jamais caché. Les comptes d’un seul jour
-- s’additionnent par mois ; un trimestre ou une année restent tels. La saison est le plus bas et le plus haut du même
-- mois des cinq années d’avant ; `known_count`, les périodes connues jusqu’à celle-là, `next_end` la fin de la
-- suivante. La formation des seniors est dans mart.services_sessions ; les demandes à la police, dans
-- mart.requests_cells quand la ville les publie une à une : deux comptes du même objet se retrancheraient.
with typed as (
  select *, coalesce(unit, '') not in ('repas', 'prêts', 'documents', 'appels', 'passages', 'objets', 'places',
    'séances', 'heures', 'km', 'euros', '€', '%') as is_personal,
    cast(date_trunc('month', period_start) as date) as month, date_diff('day', period_start, period_end) as length_days
  from core.service_counts
  where value is not null and service <> 'formation-numerique-seniors'
    and not (service = 'police-municipale' and unit = 'demandes' and exists (select 1 from core.service_requests))
), monthly as (
  select service, indicator, any_value(unit) as unit, bool_or(is_personal) as is_personal, month, sum(value) as value,
    bool_and(is_final) as is_final
  from typed
  where length_days <= 31
  group by service, indicator, month
), graded as (
  select *, case when avg(case when is_personal and value > 0 and value < 11 then 1.0 else 0.0 end)
    over (partition by service, indicator) > 0.2 then 'an' else 'mois' end as grain
  from monthly
), counted as (
  select service, indicator, unit, is_personal, grain, month as period_start, last_day(month) as period_end, value, is_final
  from graded
  where grain = 'mois'
  union all
  select service, indicator, any_value(unit), bool_or(is_personal), any_value(grain), cast(date_trunc('year', month) as date),
    cast(date_trunc('year', month) + interval 1 year - interval 1 day as date), sum(value), bool_and(is_final)
  from graded
  where grain = 'an'
  group by service, indicator, date_trunc('year', month)
  having count(*) = 12
  union all
  select service, indicator, unit, is_personal, case when length_days <= 100 then 'trimestre' else 'an' end, period_start,
    period_end, value, is_final
  from typed
  where length_days > 31
), hidden as (
  select * replace (case when not (is_personal and value > 0 and value < 11) then value end as value),
    is_personal and value > 0 and value < 11 as is_masked
  from counted
)
select
  service, coalesce(labels.service_label, service) as service_label, indicator, unit, grain, period_start, period_end, value, is_masked, is_final,
  max(value) over (same_month range between interval 366 days preceding and interval 365 days preceding) as year_before,
  min(value) over five_years as season_low, max(value) over five_years as season_high,
  cast(count(value) over five_years as integer) as season_count,
  count(value) over (partition by service, indicator order by period_start) as known_count,
  lead(period_end, 1, date '9999-12-31') over (partition by service, indicator order by period_start) as next_end
from hidden
left join mart.services_labels as labels using (service)
window same_month as (partition by service, indicator, month(period_start) order by period_start),
  five_years as (partition by service, indicator, month(period_start) order by period_start
    range between interval 1830 days preceding and interval 300 days preceding)
