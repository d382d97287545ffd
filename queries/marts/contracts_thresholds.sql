-- title: Seuils légaux de la commande publique, par date
-- table: mart.contracts_thresholds
-- source: decp
-- key: rule, category, since
-- order: array_position(['dispense', 'avis', 'formalisee', 'donnees'], rule), category, since
-- returns: rule VARCHAR, category VARCHAR, since DATE, until DATE, amount_eur INTEGER, act VARCHAR, link VARCHAR, status VARCHAR
--
-- La table de référence, gardée dans l’instantané : un jour passé se relit avec les seuils connus ce jour-là.
select rule, category, since, until, amount_eur, act, link, status from meta.procurement_thresholds
