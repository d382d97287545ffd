-- title: Contours des communes voisines
-- returns: insee VARCHAR, name VARCHAR, geometry VARCHAR
-- source: communes-voisines
select insee, name, geometry
from mart.map_neighbours
order by insee
