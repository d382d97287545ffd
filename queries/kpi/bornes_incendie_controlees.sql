-- title: Bornes à incendie contrôlées depuis moins de deux ans
-- question: Les bornes à incendie sont-elles vérifiées à temps ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 95 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: eau-environnement
-- source: bornes-incendie
-- method: Points d’eau incendie dont le dernier contrôle technique a moins de deux ans, parmi ceux dont la date de contrôle est publiée.
-- limits: Deux ans est un délai de démonstration : le vrai est fixé par le règlement départemental. Une borne sans date ne compte ni pour ni contre.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select parse_date(property_of(properties, ['date_ct'])) >= $today - interval 2 years as is_met
  from core.facilities
  where kind = 'hydrant'
) as judged
having count(is_met) > 0
