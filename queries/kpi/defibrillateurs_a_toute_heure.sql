-- title: Défibrillateurs en marche et accessibles à tous
-- question: Si j’ai besoin d’un défibrillateur la nuit, puis-je le prendre ?
-- theme: Santé et solidarités
-- unit: %
-- direction: up
-- target: 75 from 2025-01-01 by démonstration
-- tolerance: 10
-- cadence: state
-- season: none
-- total: last
-- owner: ccas
-- source: defibrillateurs
-- method: Défibrillateurs en fonctionnement et en accès libre, parmi ceux dont l’état et l’accès sont renseignés.
-- limits: L’accès libre est celui déclaré par l’exploitant : les horaires ne sont pas vérifiés.
-- act: Décret n° 2018-1186 du 19 décembre 2018
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select parse_boolean(property_of(properties, ['acc_lib'])) and lower(property_of(properties, ['etat_fonct'])) = 'en fonctionnement' as is_met
  from core.facilities
  where kind = 'defibrillator'
    and property_of(properties, ['acc_lib']) is not null and property_of(properties, ['etat_fonct']) is not null
) as judged
having count(is_met) > 0
