-- title: Bornes à incendie disponibles
-- question: Les pompiers auront-ils de l’eau près de chez moi ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 98 from 2025-01-01 by démonstration
-- tolerance: 2
-- cadence: state
-- season: none
-- total: last
-- owner: eau-environnement
-- source: bornes-incendie
-- method: Points d’eau incendie déclarés disponibles, parmi ceux dont la disponibilité est renseignée.
-- limits: La disponibilité est celle du dernier relevé publié, pas celle de cet instant.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select parse_boolean(property_of(properties, ['disponible'])) as is_met
  from core.facilities
  where kind = 'hydrant'
) as judged
having count(is_met) > 0
