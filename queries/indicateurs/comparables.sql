-- title: Valeurs des communes comparables, par indicateur et période
-- returns: kpi_id VARCHAR, period DATE, name VARCHAR, population INTEGER, value DOUBLE
--
-- Celles dont la population et la valeur sont connues ; dans l’ordre des codes INSEE pour un indicateur et une période.
select
    kpi_id,
    period,
    name,
    population,
    value
from mart.kpi_peers
where population is not null and value is not null
