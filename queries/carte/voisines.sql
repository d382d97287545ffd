-- title: Contours des communes voisines
-- returns: insee VARCHAR, name VARCHAR, geometry VARCHAR
-- source: communes-voisines
--
-- In the order of its table (`key`), which costs nothing.
select insee, name, geometry
from mart.map_neighbours
