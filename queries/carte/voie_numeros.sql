-- title: Adresses d’une voie, le numéro le plus proche de celui qui manque d’abord
-- params: words VARCHAR, number INTEGER
-- returns: address_id VARCHAR, label VARCHAR, longitude DOUBLE, latitude DOUBLE
-- source: base-adresse-locale
--
-- For a number that no address has. `words`: the street as it was typed, without the number. Abbreviations are spelt
-- out, articles fall away; each word begins a word of the street.
with typed as (
    select unnest(string_split($words, ' ')) as word, generate_subscripts(string_split($words, ' '), 1) as rank
),

spelt as (
    select coalesce(list(coalesce(known.whole, typed.word) order by typed.rank)
            filter (where coalesce(known.whole, typed.word) not in ('', '-')), []) as words
    from typed
    left join mart.address_abbreviations as known on typed.word = known.short
)

select homes.address_id, homes.label, homes.longitude, homes.latitude
from mart.address_points as homes
cross join spelt
where homes.is_located
    and homes.is_numbered
    and len(spelt.words) > 0
    and len(list_filter(spelt.words, lambda w: not contains(homes.words, ' ' || w))) = 0
order by abs(cast(nullif(regexp_extract(homes.label, '^[0-9]+'), '') as integer) - $number), len(homes.words), homes.label
limit 6
