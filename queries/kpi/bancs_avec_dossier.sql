-- title: Bancs avec dossier
-- question: Une personne âgée peut-elle se reposer sur les bancs de la commune ?
-- theme: Équipements et espace public
-- unit: %
-- direction: up
-- target: 60 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: services-techniques
-- source: bancs
-- method: Bancs avec dossier, parmi ceux qui le précisent.
-- limits: Les accoudoirs et la hauteur ne sont pas publiés.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select parse_boolean(property_of(properties, ['dossier'])) as is_met
  from core.facilities
  where kind = 'bench'
) as judged
having count(is_met) > 0
