-- title: Voies dont le nom ressemble aux mots cherchés
-- params: words VARCHAR
-- returns: street VARCHAR, likeness DOUBLE
-- source: base-adresse-locale
--
-- For a word badly spelt: Jaro-Winkler likeness of the whole name, at least 0.8. `words`: those of the address, without
-- the numbers, in one.
select street, round(jaro_winkler_similarity(trim(words), $words), 4) as likeness
from mart.address_streets
where jaro_winkler_similarity(trim(words), $words) >= 0.8
order by likeness desc, street
limit 5
