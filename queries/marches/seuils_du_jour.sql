-- title: Seuils légaux en vigueur un jour donné
-- params: day DATE
-- returns: rule VARCHAR, category VARCHAR, amount_eur INTEGER, since DATE, act VARCHAR, link VARCHAR, status VARCHAR
-- source: decp
--
-- Aucune ligne pour un jour qu’aucun acte ne couvre.
select rule, category, amount_eur, since, act, link, status
from mart.contracts_thresholds
where $day between since and until
order by array_position(['dispense', 'avis', 'formalisee', 'donnees'], rule), category
