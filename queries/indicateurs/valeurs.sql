-- title: Valeurs de tous les indicateurs
-- returns: kpi_id VARCHAR, period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE, observed_at TIMESTAMP
select kpi_id, period, value, numerator, denominator, observed_at
from mart.kpi_values
