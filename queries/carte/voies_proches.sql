-- title: Voies dont le nom ressemble aux mots cherchés
-- params: words VARCHAR
-- returns: street VARCHAR, likeness DOUBLE
-- source: base-adresse-locale
--
-- For a word badly spelt: Jaro-Winkler likeness of the whole name, at least 0.8. Numbers are left out.
with typed as (
    select unnest(string_split($words, ' ')) as word, generate_subscripts(string_split($words, ' '), 1) as rank
),

spelt as (
    select string_agg(coalesce(known.whole, typed.word), ' ' order by typed.rank) as words
    from typed
    left join mart.address_abbreviations as known on typed.word = known.short
    where coalesce(known.whole, typed.word) not in ('', '-') and not regexp_matches(typed.word, '[0-9]')
)

select streets.street, round(jaro_winkler_similarity(trim(streets.words), spelt.words), 4) as likeness
from mart.address_streets as streets
cross join spelt
where jaro_winkler_similarity(trim(streets.words), spelt.words) >= 0.8
order by likeness desc, streets.street
limit 5
