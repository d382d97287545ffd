-- title: Définition des indicateurs, telle qu’elle était à la construction
-- returns: kpi_id VARCHAR, title VARCHAR, question VARCHAR, theme VARCHAR, unit VARCHAR, digits INTEGER, direction VARCHAR, targets VARCHAR, tolerance DOUBLE, cadence VARCHAR, season VARCHAR, total VARCHAR, owner VARCHAR, source VARCHAR, method VARCHAR, limits VARCHAR, since DATE, per VARCHAR, act VARCHAR, header_line INTEGER, sql VARCHAR, fault VARCHAR, population BIGINT, population_year INTEGER, population_source VARCHAR
--
-- Dans l’ordre de leurs noms, celui de la table (`key`). Avec ce qui a manqué à leur dernier calcul et la population légale.
select kpi_id, title, question, theme, unit, digits, direction, targets, tolerance, cadence, season, total, owner,
  source, method, limits, since, per, act, header_line, sql, fault, population, population_year, population_source
from mart.indicators_told
