-- title: Eau du robinet conforme aux limites de qualité
-- question: Puis-je boire l’eau du robinet ?
-- theme: Environnement et eau
-- unit: %
-- digits: 0
-- direction: up
-- target: 100 from 2017-01-01 by code de la santé publique, R. 1321-2
-- tolerance: 0
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: eau-environnement
-- source: eau-potable
-- method: Prélèvements du trimestre conformes aux limites de qualité (bactériologie et chimie), parmi ceux qui ont été jugés. Un trimestre est donné deux mois après sa fin.
-- limits: Peu de prélèvements par trimestre : un seul écart se voit beaucoup. Un prélèvement peut être fait dans une autre commune du même réseau. Ce n’est pas une mesure en direct.
-- since: 2017-01-01
-- act: Code de la santé publique, R. 1321-2
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', sampled_on) as date) as period,
  100.0 * count(*) filter (is_conform_limits) / count(is_conform_limits) as value,
  cast(count(*) filter (is_conform_limits) as double) as numerator,
  cast(count(is_conform_limits) as double) as denominator
from core.water_samples
where date_trunc('quarter', sampled_on) + interval 5 months <= $today
group by period
having count(is_conform_limits) > 0
order by period
