-- title: Indicateurs que la dernière construction n’a pas pu calculer, et pourquoi
-- returns: kpi_id VARCHAR, reason VARCHAR
--
-- Leurs valeurs d’avant restent.
select replace(check_name, 'kpi/', '') as kpi_id, coalesce(example, '') as reason
from meta.checks
where starts_with(check_name, 'kpi/')
