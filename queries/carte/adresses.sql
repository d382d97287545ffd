-- title: Adresses qui contiennent les mots cherchés
-- params: begins VARCHAR[], longest VARCHAR, whole VARCHAR
-- returns: address_id VARCHAR, label VARCHAR, longitude DOUBLE, latitude DOUBLE, is_exact BOOLEAN
-- source: base-adresse-locale
--
-- `begins`: the words that were typed, lower case, without accents, spelt out as carte/abreviations says, a blank before
-- each: it begins a word of the address; one after a number too, which is the number itself. The address that says just
-- `whole` comes first, then the shortest. `longest`, the longest word, alone says soon which addresses are worth reading word
-- by word: among their names, few and often the same, unless it is a number.
select
    address_id,
    label,
    longitude,
    latitude,
    trim(words) = $whole as is_exact
from mart.address_points
where is_located
    and (contains(names, $longest) or regexp_full_match($longest, '[0-9]+'))
    and contains(words, $longest)
    and len(list_filter(cast($begins as varchar[]), lambda w: not contains(words || ' ', w))) = 0
order by is_exact desc, len(words), regexp_replace(words, '[0-9]', '', 'g'), address_id
limit 12
