-- title: Adresses d’une voie, le numéro le plus proche de celui qui manque d’abord
-- params: words VARCHAR[], number INTEGER
-- returns: address_id VARCHAR, label VARCHAR, longitude DOUBLE, latitude DOUBLE
-- source: base-adresse-locale
--
-- For a number that no address has. `words`: those of the street, each of which begins a word of the address.
select address_id, label, longitude, latitude
from mart.address_points
where is_located
    and is_numbered
    and len(list_filter(cast($words as varchar[]), lambda w: not contains(words, ' ' || w))) = 0
order by abs(cast(nullif(regexp_extract(label, '^[0-9]+'), '') as integer) - $number), len(words), label
limit 6
