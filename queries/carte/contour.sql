-- title: Contour de la commune
-- params: insee VARCHAR
-- returns: insee VARCHAR, name VARCHAR, geometry VARCHAR
-- source: commune
select insee, name, geometry from core.communes where insee = $insee limit 1
