-- title: Adresses sans position
-- question: Y a-t-il des adresses que l’on ne sait pas placer sur une carte ?
-- theme: Urbanisme et adresses
-- unit: %
-- digits: 1
-- direction: down
-- target: 0.5 from 2025-01-01 by démonstration
-- tolerance: 0.2
-- cadence: state
-- season: none
-- total: last
-- owner: urbanisme
-- source: base-adresse-locale
-- method: Adresses numérotées sans coordonnées utilisables, parmi toutes les adresses numérotées.
-- limits: Une position lisible peut être fausse de quelques mètres : elle n’est pas comptée ici.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select not is_located as is_met
  from core.addresses
  where is_numbered
) as judged
having count(is_met) > 0
