-- title: Seuils légaux de la commande publique, par date
-- table: mart.contracts_thresholds
-- source: decp
-- key: rule, category, since
-- returns: rule VARCHAR, category VARCHAR, since DATE, until DATE, amount_eur INTEGER, act VARCHAR, status VARCHAR
select rule, category, since, until, amount_eur, act, status from procurement_thresholds()
