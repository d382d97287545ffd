-- title: Valeurs des communes comparables, par indicateur et période
-- returns: kpi_id VARCHAR, period DATE, name VARCHAR, population INTEGER, value DOUBLE, town_population INTEGER
--
-- Dans l’ordre des codes INSEE pour un indicateur et une période. `town_population` est celle de la ville dans la même source :
-- c’est avec elle qu’elle se range parmi les autres.
select
    kpi_id,
    period,
    name,
    population,
    value,
    town_population
from mart.kpi_peers
