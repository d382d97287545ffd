-- title: Rendez-vous honorés
-- question: Les rendez-vous pris sont-ils honorés ?
-- theme: Administration et citoyenneté
-- unit: %
-- direction: up
-- target: 90 from 2022-01-01 by démonstration
-- tolerance: 3
-- cadence: month
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Rendez-vous où l’habitant est venu, sur ceux du mois qui n’ont pas été annulés à l’avance.
-- limits: Un rendez-vous dont l’issue n’a pas été saisie n’est pas compté.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
with met as (
  select month, coalesce(sum(closed_count) filter (outcome = 'honoré'), 0) as kept_count, sum(closed_count) as due_count
  from mart.requests_outcomes
  where category = 'rendez-vous' and outcome in ('honoré', 'absence')
  group by month
)
select
  month as period, 100 * cast(kept_count as double) / due_count as value, cast(kept_count as double) as numerator,
  cast(due_count as double) as denominator
from met
where due_count > 0
order by period
