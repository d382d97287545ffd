-- title: Population légale de la ville et son millésime
-- returns: name VARCHAR, population BIGINT, population_year INTEGER, population_source VARCHAR
select name, population, population_year, population_source
from meta.town
