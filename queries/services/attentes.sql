-- title: Attente des demandes par objet : un quart, la moitié, trois quarts closes
-- params: stop DATE
-- returns: value VARCHAR, first_quartile_days INTEGER, median_days INTEGER, third_quartile_days INTEGER
-- source: demandes
--
-- Demandes reçues l’année de `stop`, ouvertes comprises.
select value, first_quartile_days, median_days, third_quartile_days
from mart.requests_survival
where dimension = 'category' and year = year($stop) and delay_days = 0
order by median_days desc nulls first, value
