-- title: Contrats où se trouvent des mots
-- params: words VARCHAR
-- returns: uid VARCHAR, notified_on DATE, ends_on DATE, object VARCHAR, suppliers VARCHAR, division_label VARCHAR, part VARCHAR, latest_amount_eur DOUBLE, matched_count BIGINT, asked_count BIGINT, found_count BIGINT, whole_count BIGINT
-- source: decp
--
-- Accents, majuscules et pluriels sont oubliés des deux côtés : les mots cherchés passent par la règle de
-- macros/search_words, écrite de nouveau ici parce qu’un instantané ne garde pas les macros. Un mot trouve aussi ceux
-- qu’il commence. D’abord les contrats qui ont le plus de mots, puis le plus de mots entiers, puis les plus récents.
-- `found_count` compte tous les contrats trouvés, `whole_count` ceux qui ont tous les mots ; les cinquante premiers sont donnés.
with asked as (
  select list_distinct(list_filter(
    list_transform(
      regexp_extract_all(replace(replace(lower(strip_accents(coalesce($words, ''))), 'œ', 'oe'), 'æ', 'ae'), '[a-z0-9]+'),
      lambda word: regexp_replace(regexp_replace(regexp_replace(word,
        '([a-z]{2,})eaux$', '\1eau'), '([a-z]{2,})(aux|ails?)$', '\1al'), '([a-z0-9]{3,})[sx]$', '\1')),
    lambda word: word not in ('a', 'au', 'aux', 'avec', 'd', 'dan', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'ou',
      'par', 'pour', 'sur', 'un', 'une'))) as stems
), stems as (
  select unnest(stems) as stem, len(stems) as asked_count, 1::ubigint << (generate_subscripts(stems, 1) - 1) as mark
  from (select list_slice(stems, 1, 60) as stems from asked)
), meant as (
  select known.uids, stems.mark, known.word = stems.stem as is_whole
  from stems
  join mart.contracts_search as known on starts_with(known.word, stems.stem)
), told as (
  select unnest(uids) as uid, mark, is_whole
  from meant
), matched as materialized (
  select uid, bit_count(bit_or(mark)) as matched_count, count(*) filter (is_whole) as exact_count
  from told
  group by uid
), whole as (
  select count(*) as found_count, count(*) filter (matched_count = asked.asked_count) as whole_count,
    any_value(asked.asked_count) as asked_count
  from matched
  cross join (select max(asked_count) as asked_count from stems) as asked
), ranked as (
  select matched.*, contracts.notified_on
  from matched
  join mart.contracts_notified as contracts on matched.uid = contracts.uid
  order by matched.matched_count desc, matched.exact_count desc, contracts.notified_on desc nulls last, matched.uid
  limit 50
)
select
  ranked.uid, ranked.notified_on, contracts.ends_on, contracts.object, contracts.suppliers, contracts.division_label, contracts.part,
  cast(contracts.latest_amount_eur as double) as latest_amount_eur, cast(ranked.matched_count as bigint) as matched_count,
  whole.asked_count, whole.found_count, whole.whole_count
from ranked
join mart.contracts_notified as contracts on ranked.uid = contracts.uid
cross join whole
order by ranked.matched_count desc, ranked.exact_count desc, ranked.notified_on desc nulls last, ranked.uid
