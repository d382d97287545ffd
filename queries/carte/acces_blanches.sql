-- title: Adresses hors de portée, par hexagone et par voie
-- params: kind VARCHAR, radius INTEGER
-- returns: hex_q INTEGER, hex_r INTEGER, longitude DOUBLE, latitude DOUBLE, street VARCHAR, address_count BIGINT, farthest_m DOUBLE
-- source: base-adresse-locale
--
-- As stored (`key`).
select hex_q, hex_r, longitude, latitude, street, address_count, farthest_m
from mart.access_beyond
where kind = $kind and radius = $radius
