-- title: Aires de jeux accessibles en fauteuil
-- question: Un enfant en fauteuil peut-il aller jouer ?
-- theme: Sports et loisirs
-- unit: %
-- direction: up
-- target: 50 from 2025-01-01 by démonstration
-- tolerance: 10
-- cadence: state
-- season: none
-- total: last
-- owner: services-techniques
-- source: aires-de-jeux
-- method: Aires de jeux déclarées accessibles aux personnes à mobilité réduite, parmi celles qui le précisent.
-- limits: L’accès à l’aire ne dit pas si les jeux eux-mêmes sont adaptés.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select parse_boolean(property_of(properties, ['accessible_pmr'])) as is_met
  from core.facilities
  where kind = 'playground'
) as judged
having count(is_met) > 0
