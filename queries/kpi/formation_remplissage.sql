-- title: Remplissage de la formation des seniors
-- question: Les séances de formation numérique des seniors sont-elles pleines ?
-- theme: Santé et solidarités
-- unit: %
-- direction: up
-- target: 80 from 2019-01-01 by démonstration
-- tolerance: 5
-- cadence: year
-- season: none
-- total: ratio
-- owner: formation-numerique-seniors
-- source: services
-- method: Inscrits sur places offertes, aux séances des cycles finis de l’année.
-- limits: Quinze places à chaque séance. Un cycle se compte une fois fini ; celui de 1 à 10 inscrits, présents ou absents n’est dans aucun des deux nombres.
-- since: 2019-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('year', first_on) as date) as period, 100 * cast(sum(registered) as double) / sum(places) as value,
  cast(sum(registered) as double) as numerator, cast(sum(places) as double) as denominator
from mart.services_training
where is_finished and not is_masked and date_trunc('year', first_on) + interval 1 year <= $today
group by period
having sum(places) > 0
order by period
