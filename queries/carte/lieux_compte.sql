-- title: Nombre de lieux des types choisis
-- params: kinds VARCHAR, words VARCHAR
-- returns: place_count BIGINT
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
--
-- What carte/lieux finds, without its limit.
select count(*) as place_count
from mart.map_places
where contains(',' || $kinds || ',', ',' || kind || ',')
    and ($words = '' or contains(strip_accents(lower(concat_ws(' ', name, address, near))), strip_accents(lower($words))))
