-- title: Adresses qui contiennent les mots cherchés
-- params: words VARCHAR
-- returns: address_id VARCHAR, label VARCHAR, longitude DOUBLE, latitude DOUBLE, is_exact BOOLEAN
-- source: base-adresse-locale
--
-- `words`: what was typed, lower case, without accents, words parted by spaces. Abbreviations are spelt out, articles
-- fall away. Each word begins a word of the address, a number is the number itself. The address that says just that
-- comes first, then the shortest. The longest word alone says soon which addresses are worth reading word by word.
with typed as (
    select unnest(string_split($words, ' ')) as word, generate_subscripts(string_split($words, ' '), 1) as rank
),

spelt as (
    select coalesce(list(coalesce(known.whole, typed.word) order by typed.rank)
            filter (where coalesce(known.whole, typed.word) not in ('', '-')), []) as words,
        max_by(coalesce(known.whole, typed.word), len(coalesce(known.whole, typed.word))) as longest
    from typed
    left join mart.address_abbreviations as known on typed.word = known.short
),

homes as (
    select * from mart.address_points
    where is_located and contains(words, (select spelt.longest from spelt))
)

select
    homes.address_id,
    homes.label,
    homes.longitude,
    homes.latitude,
    trim(homes.words) = array_to_string(spelt.words, ' ') as is_exact
from homes
cross join spelt
where len(spelt.words) > 0
    and len(list_filter(spelt.words, lambda w: not contains(
        homes.words || ' ', ' ' || w || case when regexp_full_match(w, '[0-9]+') then ' ' else '' end))) = 0
order by is_exact desc, len(homes.words), regexp_replace(homes.words, '[0-9]', '', 'g'), homes.address_id
limit 12
