-- title: Jeux de données avec une licence
-- question: Ai-je le droit de réutiliser les données de la ville ?
-- theme: Administration et citoyenneté
-- unit: %
-- direction: up
-- target: 100 from 2025-01-01 by démonstration
-- tolerance: 2
-- cadence: state
-- season: none
-- total: last
-- owner: donnees
-- source: catalogue
-- method: Jeux produits par la ville dont la licence est écrite sur le portail, parmi tous ceux qu’elle produit.
-- limits: La présence d’une licence est comptée, pas son ouverture.
-- act: Code des relations entre le public et l’administration, L. 323-2
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select coalesce(trim(licence), '') <> '' as is_met
  from core.datasets
  where not is_federated
) as judged
having count(is_met) > 0
