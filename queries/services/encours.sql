-- title: Demandes encore ouvertes, mois par mois, ensemble, par objet et par âge
-- params: start DATE, stop DATE
-- returns: dimension VARCHAR, month DATE, value VARCHAR, open_count BIGINT, is_masked BOOLEAN
-- source: demandes
-- method: Les demandes encore ouvertes à la fin de chaque mois entier, quelle que soit leur date de réception. Un nombre de 1 à 10 est caché, et avec lui d’autres qui le donneraient par différence.
--
-- Dans l’ordre de sa table (`key`), qui ne coûte rien.
select dimension, month, value, open_count, is_masked
from mart.requests_waiting
where last_day(month) >= $start and last_day(month) <= $stop
