-- title: Adresses certifiées
-- question: Mon adresse est-elle reconnue, pour que les secours et les livreurs me trouvent ?
-- theme: Urbanisme et adresses
-- unit: %
-- digits: 0
-- direction: up
-- target: 95 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: urbanisme
-- source: base-adresse-locale
-- method: Adresses numérotées que la commune a certifiées, parmi toutes ses adresses numérotées.
-- limits: Une adresse non certifiée peut être juste : la commune ne l’a pas encore vérifiée. Un lieu-dit sans numéro ne compte pas.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select is_certified as is_met
  from core.addresses
  where is_numbered
) as judged
having count(is_met) > 0
