-- title: Aires de jeux contrôlées dans l’année
-- question: Les jeux de mes enfants sont-ils vérifiés ?
-- theme: Sports et loisirs
-- unit: %
-- direction: up
-- target: 100 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: services-techniques
-- source: aires-de-jeux
-- method: Aires de jeux dont le dernier contrôle a moins d’un an, parmi celles dont la date de contrôle est publiée.
-- limits: La date seule est publiée : le résultat du contrôle ne l’est pas. Une aire sans date ne compte ni pour ni contre.
-- act: Décret n° 96-1136 du 18 décembre 1996
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select parse_date(property_of(properties, ['date_controle'])) >= $today - interval 1 year as is_met
  from core.facilities
  where kind = 'playground'
) as judged
having count(is_met) > 0
