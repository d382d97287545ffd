-- title: Adresses qui contiennent les mots cherchés
-- params: words VARCHAR[], longest VARCHAR
-- returns: address_id VARCHAR, label VARCHAR, longitude DOUBLE, latitude DOUBLE, is_exact BOOLEAN
-- source: base-adresse-locale
--
-- `words`: those that were typed, lower case, without accents, spelt out as carte/abreviations says. Each begins a word of
-- the address, a number is the number itself. The address that says just that comes first, then the shortest. `longest`,
-- the longest of them, alone says soon which addresses are worth reading word by word.
select
    address_id,
    label,
    longitude,
    latitude,
    trim(words) = array_to_string(cast($words as varchar[]), ' ') as is_exact
from mart.address_points
where is_located
    and contains(words, $longest)
    and len(list_filter(cast($words as varchar[]), lambda w: not contains(
        words || ' ', ' ' || w || case when regexp_full_match(w, '[0-9]+') then ' ' else '' end))) = 0
order by is_exact desc, len(words), regexp_replace(words, '[0-9]', '', 'g'), address_id
limit 12
