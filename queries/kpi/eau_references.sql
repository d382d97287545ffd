-- title: Eau du robinet conforme aux références de qualité
-- question: L’eau du robinet est-elle bien traitée ?
-- theme: Environnement et eau
-- unit: %
-- digits: 0
-- direction: up
-- target: 95 from 2017-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: eau-environnement
-- source: eau-potable
-- method: Prélèvements du trimestre conformes aux références de qualité, parmi ceux qui ont été jugés sur elles. Un trimestre est donné deux mois après sa fin.
-- limits: Une référence manquée n’est pas une eau impropre : elle signale un réglage à revoir. Elle se lit à part des limites. Peu de prélèvements par trimestre.
-- since: 2017-01-01
-- act: Code de la santé publique, R. 1321-3
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', sampled_on) as date) as period,
  100.0 * count(*) filter (is_conform_references) / count(is_conform_references) as value,
  cast(count(*) filter (is_conform_references) as double) as numerator,
  cast(count(is_conform_references) as double) as denominator
from core.water_samples
where date_trunc('quarter', sampled_on) + interval 5 months <= $today
group by period
having count(is_conform_references) > 0
order by period
