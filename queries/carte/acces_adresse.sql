-- title: Le lieu de chaque type le plus proche d’une adresse
-- params: address_id VARCHAR
-- returns: kind VARCHAR, distance_m DOUBLE, place_id VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR
-- source: base-adresse-locale, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
select nearest.kind, nearest.distance_m, places.place_id, places.name, places.address, places.near
from mart.address_distances as nearest
left join mart.map_places as places on nearest.facility_id = places.place_id and nearest.kind = places.kind
where
  nearest.address_key = cast(md5_number_lower($address_id) >> 1 as bigint) and nearest.address_id = $address_id
order by nearest.kind
