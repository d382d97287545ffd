-- title: Ce qu’une page lit de chaque indicateur, à part ses valeurs
-- table: mart.indicators_told
-- key: kpi_id
-- returns: kpi_id VARCHAR, title VARCHAR, question VARCHAR, theme VARCHAR, unit VARCHAR, digits INTEGER, direction VARCHAR, targets VARCHAR, tolerance DOUBLE, cadence VARCHAR, season VARCHAR, total VARCHAR, owner VARCHAR, source VARCHAR, method VARCHAR, limits VARCHAR, since DATE, per VARCHAR, act VARCHAR, header_line INTEGER, sql VARCHAR, fault VARCHAR, population BIGINT, population_year INTEGER, population_source VARCHAR
--
-- Sa définition telle qu’elle était à la construction, les objectifs en JSON ; `fault` : pourquoi la dernière construction n’a
-- pas pu le calculer, nul quand elle l’a pu (ses valeurs d’avant restent) ; la population légale de la ville et son
-- millésime, les mêmes sur chaque ligne, pour ce qui est rapporté à un habitant.
select
    indicators.* exclude (computed_on) replace (cast(indicators.targets as varchar) as targets),
    faults.example as fault,
    town.population,
    town.population_year,
    town.population_source
from meta.indicators as indicators
left join meta.checks as faults on faults.check_name = 'kpi/' || indicators.kpi_id
left join meta.town as town on true
