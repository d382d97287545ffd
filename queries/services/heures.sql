-- title: À quelle heure et quel jour arrivent les demandes
-- returns: weekday INTEGER, hour INTEGER, received_count BIGINT, is_masked BOOLEAN
-- source: demandes
--
-- Depuis le début, jusqu’à la fin du dernier trimestre entier.
select weekday, hour, received_count, is_masked
from mart.requests_hours
order by weekday, hour
