-- title: Contrats où se trouvent des mots
-- params: stems VARCHAR[]
-- returns: uid VARCHAR, notified_on DATE, ends_on DATE, object VARCHAR, suppliers VARCHAR, division_label VARCHAR, part VARCHAR, latest_amount_eur DOUBLE, matched_count BIGINT, asked_count BIGINT, found_count BIGINT, whole_count BIGINT
-- source: decp
--
-- `stems` : les mots cherchés, coupés par dashboard.stems comme la construction coupe les mots gardés (macros/search_words). Un
-- mot trouve aussi ceux qu’il commence. D’abord les contrats qui ont le plus de mots, puis le plus de mots entiers, puis les plus récents.
-- `found_count` compte tous les contrats trouvés, `whole_count` ceux qui ont tous les mots ; les cinquante premiers sont donnés.
with stems as (
  select unnest(cast($stems as varchar[])) as stem, 1::ubigint << (generate_subscripts(cast($stems as varchar[]), 1) - 1) as mark
), told as (
  select unnest(known.places) as place, stems.mark, known.word = stems.stem as is_whole
  from stems
  join mart.contracts_search as known on starts_with(known.word, stems.stem)
), matched as materialized (
  select place, bit_count(bit_or(mark)) as matched_count, count(*) filter (is_whole) as exact_count
  from told
  group by place
), whole as (
  select count(*) as found_count, count(*) filter (matched_count = len(cast($stems as varchar[]))) as whole_count from matched
), ranked as (
  select * from matched order by matched_count desc, exact_count desc, place limit 50
)
select
  contracts.uid, contracts.notified_on, contracts.ends_on, contracts.object, contracts.suppliers, contracts.division_label,
  contracts.part, cast(contracts.latest_amount_eur as double) as latest_amount_eur, cast(ranked.matched_count as bigint) as matched_count,
  len(cast($stems as varchar[])) as asked_count, whole.found_count, whole.whole_count
from ranked
join mart.contracts_notified as contracts on ranked.place = contracts.place
cross join whole
order by ranked.matched_count desc, ranked.exact_count desc, ranked.place
