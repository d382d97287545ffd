-- title: Présence à la formation des seniors
-- question: Les seniors inscrits à la formation numérique viennent-ils ?
-- theme: Santé et solidarités
-- unit: %
-- direction: up
-- target: 85 from 2019-01-01 by démonstration
-- tolerance: 5
-- cadence: year
-- season: none
-- total: ratio
-- owner: formation-numerique-seniors
-- source: services
-- method: Présents sur inscrits, aux séances des cycles finis de l’année.
-- limits: Quinze places à chaque séance. Un cycle se compte une fois fini ; celui de 1 à 10 inscrits, présents ou absents n’est dans aucun des deux nombres.
-- since: 2019-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('year', first_on) as date) as period, 100 * cast(sum(present) as double) / sum(registered) as value,
  cast(sum(present) as double) as numerator, cast(sum(registered) as double) as denominator
from mart.services_training
where is_finished and not is_masked and date_trunc('year', first_on) + interval 1 year <= $today
group by period
having sum(registered) > 0
order by period
