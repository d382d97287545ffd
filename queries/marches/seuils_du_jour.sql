-- title: Seuils légaux en vigueur un jour donné
-- params: day DATE
-- returns: rule VARCHAR, category VARCHAR, amount_eur INTEGER, since DATE, act VARCHAR, link VARCHAR, status VARCHAR
-- source: decp
--
-- Aucune ligne pour un jour qu’aucun acte ne couvre. Dans l’ordre de la table (`order`).
select rule, category, amount_eur, since, act, link, status
from mart.contracts_thresholds
where $day between since and until
