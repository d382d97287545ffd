-- title: Valeurs des communes comparables, par indicateur et période
-- returns: kpi_id VARCHAR, period DATE, insee VARCHAR, name VARCHAR, population INTEGER, value DOUBLE
select kpi_id, period, insee, name, population, value
from mart.kpi_peers
order by kpi_id, period, population, insee
