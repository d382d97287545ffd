-- title: Jeux de données mis à jour au rythme promis
-- question: Les données publiées par la ville sont-elles à jour ?
-- theme: Administration et citoyenneté
-- unit: %
-- direction: up
-- target: 90 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: donnees
-- source: catalogue
-- method: Jeux produits par la ville dont la dernière mise à jour est plus récente qu’une fois et demie le rythme annoncé, parmi ceux qui annoncent un rythme.
-- limits: Un jeu fédéré (produit par un autre) ne compte pas, ni un jeu sans rythme annoncé ou mis à jour « au besoin ».
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (is_met) / count(is_met) as value,
  cast(count(*) filter (is_met) as double) as numerator,
  cast(count(is_met) as double) as denominator
from (
  select cast($today as timestamp) < promised_until as is_met
  from mart.portal_promises
  where not is_federated and promised_until is not null
) as judged
having count(is_met) > 0
