-- title: Délai médian d’un signalement de voirie
-- question: Combien de jours faut-il pour qu’un problème de voirie soit traité ?
-- theme: Mobilités
-- unit: jours
-- direction: down
-- target: 15 from 2022-01-01 by démonstration
-- tolerance: 2
-- cadence: month
-- season: none
-- total: last
-- owner: services-techniques
-- source: demandes
-- method: Nombre de jours au bout duquel la moitié des demandes de voirie reçues dans le mois sont closes (Kaplan et Meier : une demande ouverte compte pour le temps qu’elle a déjà attendu, elle n’est jamais écartée). Un mois compte quand toutes ses demandes ont au moins 15 jours.
-- limits: Un mois dont plus de la moitié des demandes attendent encore n’a pas de délai médian. Jours entiers, week-ends compris.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
with settled as (
  select month
  from mart.requests_months
  where category = 'doléance voirie'
  group by month
  having sum(received_count) > 0 and sum(aged_count) = sum(received_count)
), delays as (
  select month, delay_days, sum(closed_count) as closed_count, sum(open_count) as open_count
  from mart.requests_delays
  join settled using (month)
  where category = 'doléance voirie'
  group by month, delay_days
), at_risk as (
  select *, sum(closed_count + open_count) over (partition by month order by delay_days desc) as risk_count
  from delays
), surviving as (
  select *, exp(sum(case when closed_count = risk_count then -1e3 else ln(1 - closed_count / risk_count) end)
    over (partition by month order by delay_days)) as open_share
  from at_risk
)
select month as period, cast(min(delay_days) as double) as value
from surviving
where open_share <= 0.5 + 1e-9
group by month
order by period
