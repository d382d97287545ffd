-- title: Vigilance crues par tronçon de cours d’eau
-- table: core.vigilance
-- source: vigicrues
-- key: reach_id
-- returns: reach_id VARCHAR, label VARCHAR, level INTEGER, issued_at TIMESTAMP
--
-- 1 green, 2 yellow, 3 orange, 4 red, published as a number or a text; anything else is refused, never shown as green. The
-- label's key is written `lbentcru` or `LbEntCru` by turns.
with published as (
  select _fetch, _part, _row, body, body ->> 'issued' as issued, cast(body as json) -> '$.content.properties' as reach
  from raw.vigicrues
  where (body ->> 'kind') = 'reach'
), typed as (
  select *,
    property_of(reach, ['cdentcru', 'cdentvigicru', 'cdtcc', 'id', 'gid']) as reach_id,
    clean_text(property_of(reach, ['lbentcru', 'lbentvigicru', 'lbtcc'])) as label,
    parse_integer(property_of(reach, ['nivinfvicr', 'nivsituvigicruent'])) as level,
    parse_instant(issued) as issued_at,
    coalesce(try_strptime(left(_fetch, 15), '%Y%m%dT%H%M%S'), cast(current_timestamp as timestamp)) as fetched_at
  from published
)
select coalesce(reach_id, label) as reach_id, label, cast(level as integer) as level, issued_at,
  case
    when reach_id is null and label is null then 'tronçon sans nom'
    when level is null or level not between 1 and 4 then 'niveau de vigilance inconnu'
    when issued_at > fetched_at + interval 1 hour then 'bulletin à venir'
  end as _reject,
  'row' as _level, body as _original, _fetch
from typed
qualify coalesce(reach_id, label) is null
  or row_number() over (partition by coalesce(reach_id, label) order by _fetch desc, _part desc, _row desc) = 1
