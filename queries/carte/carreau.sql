-- title: Lieux d’un type dans un carreau de la carte
-- params: kind VARCHAR, longitude DOUBLE, latitude DOUBLE
-- returns: place_id VARCHAR, kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
--
-- The tile that a point of mart.map_points stands for: the point is within it.
select place_id, kind, name, address, near, longitude, latitude
from mart.map_places
where kind = $kind
    and cast(floor(longitude / 0.002) as integer) = cast(floor($longitude / 0.002) as integer)
    and cast(floor(latitude / 0.00135) as integer) = cast(floor($latitude / 0.00135) as integer)
order by name nulls last, near nulls last, place_id
