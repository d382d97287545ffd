-- title: La dernière période d’un indicateur, et la même un an plus tôt
-- params: service VARCHAR, indicator VARCHAR, stop DATE
-- returns: period_start DATE, grain VARCHAR, unit VARCHAR, value DOUBLE, is_masked BOOLEAN, is_final BOOLEAN, year_before DOUBLE, season_low DOUBLE, season_high DOUBLE, season_count INTEGER, known_count BIGINT
-- source: services
-- method: La dernière période finie de l’indicateur, comparée à la même un an plus tôt et à celles des cinq années d’avant. Un nombre de 1 à 10 personnes est caché ; un indicateur qui en aurait trop est donné par année.
--
-- La dernière période finie à `stop`. `known_count` dit combien de périodes sont connues en tout.
select period_start, grain, unit, value, is_masked, is_final, year_before, season_low, season_high, season_count, known_count
from mart.services_series
where service = $service and indicator = $indicator and period_end <= $stop and next_end > $stop
