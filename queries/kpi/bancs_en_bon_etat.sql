-- title: Bancs en bon état
-- question: Puis-je m’asseoir sur les bancs de la commune ?
-- theme: Équipements et espace public
-- unit: %
-- direction: up
-- target: 70 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: services-techniques
-- source: bancs
-- method: Bancs notés en bon état, parmi ceux dont l’état est renseigné.
-- limits: L’état est celui du dernier inventaire, qui peut dater.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select lower(property_of(properties, ['etat'])) = 'bon' as is_met
  from core.facilities
  where kind = 'bench'
) as judged
having count(is_met) > 0
