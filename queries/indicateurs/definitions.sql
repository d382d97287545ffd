-- title: Définition des indicateurs, telle qu’elle était à la construction
-- returns: kpi_id VARCHAR, title VARCHAR, question VARCHAR, theme VARCHAR, unit VARCHAR, digits INTEGER, direction VARCHAR, targets VARCHAR, tolerance DOUBLE, cadence VARCHAR, season VARCHAR, total VARCHAR, owner VARCHAR, source VARCHAR, method VARCHAR, limits VARCHAR, since DATE, per VARCHAR, act VARCHAR, header_line INTEGER, sql VARCHAR
select kpi_id, title, question, theme, unit, digits, direction, cast(targets as varchar) as targets, tolerance,
  cadence, season, total, owner, source, method, limits, since, per, act, header_line, sql
from meta.indicators
