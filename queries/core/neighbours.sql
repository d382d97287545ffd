-- title: Communes voisines et leur contour
-- table: core.neighbours
-- source: communes-voisines
-- key: insee
-- returns: insee VARCHAR, name VARCHAR, geometry VARCHAR
--
-- Celles que la source donne, la commune elle-même exceptée.
with published as (
  select _fetch, _part, _row, body, cast(body as json) as feature,
    coalesce(cast(body as json) -> 'properties', cast(body as json)) as properties
  from raw.communes_voisines
), typed as (
  select _fetch, _part, _row, body, properties ->> 'code' as insee, clean_text(properties ->> 'nom') as name,
    nullif(cast(coalesce(feature -> 'geometry', feature -> 'contour') as varchar), 'null') as geometry
  from published
)
select insee, name, geometry,
  case
    when not coalesce(regexp_full_match(insee, '[0-9AB]{5}'), false) then 'code de commune invalide'
    when geometry is null then 'commune sans contour'
  end as _reject,
  'row' as _level, body as _original, _fetch
from typed
anti join meta.town as town on typed.insee = town.insee
qualify row_number() over (partition by insee order by _fetch desc, _part desc, _row desc) = 1 or insee is null
