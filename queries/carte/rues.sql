-- title: Noms de voies à écrire sur la carte
-- returns: street VARCHAR, longitude DOUBLE, latitude DOUBLE, angle_deg DOUBLE, address_count BIGINT
-- source: base-adresse-locale
--
-- The thousand streets with most addresses, as stored (`order`): on a small map no more could be read.
select street, longitude, latitude, angle_deg, address_count
from mart.address_streets
limit 1000
