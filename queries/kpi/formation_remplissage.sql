-- title: Remplissage de la formation des seniors
-- question: Les séances de formation numérique des seniors sont-elles pleines ?
-- theme: Santé et solidarités
-- unit: %
-- direction: up
-- target: 80 from 2019-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: formation-numerique-seniors
-- source: services
-- method: Inscrits sur places offertes, aux séances du trimestre.
-- limits: Quinze places à chaque séance. Un mois de 1 à 10 inscrits ou présents n’est pas publié : il n’est dans aucun des deux nombres.
-- since: 2019-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', month) as date) as period, 100 * cast(sum(registered) as double) / sum(places) as value,
  cast(sum(registered) as double) as numerator, cast(sum(places) as double) as denominator
from mart.services_training
where not is_masked and date_trunc('quarter', month) + interval 3 months <= $today
group by period
having sum(places) > 0
order by period
