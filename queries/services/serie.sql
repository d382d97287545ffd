-- title: Un indicateur d’un service, période par période, avec la saison
-- params: service VARCHAR, indicator VARCHAR, start DATE, stop DATE
-- returns: period_start DATE, value DOUBLE, is_masked BOOLEAN, is_final BOOLEAN, year_before DOUBLE, season_low DOUBLE, season_high DOUBLE, status VARCHAR
-- source: services
--
-- Une période jamais publiée entre deux autres a sa ligne, sans valeur. La bande de la saison n’est tracée qu’à partir
-- de trois années connues. Dans l’ordre de la table (`key`).
select period_start, value, is_masked, is_final, year_before, season_low, season_high, status
from mart.services_periods
where service = $service and indicator = $indicator and period_end >= $start and period_start <= $stop
