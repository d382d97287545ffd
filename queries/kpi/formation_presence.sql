-- title: Présence à la formation des seniors
-- question: Les seniors inscrits à la formation numérique viennent-ils ?
-- theme: Santé et solidarités
-- unit: %
-- direction: up
-- target: 85 from 2019-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: formation-numerique-seniors
-- source: services
-- method: Présents sur inscrits, aux séances du trimestre.
-- limits: Quinze places à chaque séance. Un mois de 1 à 10 inscrits ou présents n’est pas publié : il n’est dans aucun des deux nombres.
-- since: 2019-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', month) as date) as period, 100 * cast(sum(present) as double) / sum(registered) as value,
  cast(sum(present) as double) as numerator, cast(sum(registered) as double) as denominator
from mart.services_training
where not is_masked and date_trunc('quarter', month) + interval 3 months <= $today
group by period
having sum(registered) > 0
order by period
