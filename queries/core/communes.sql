-- title: Communes et leur contour
-- table: core.communes
-- source: commune
-- key: insee
-- returns: insee VARCHAR, name VARCHAR, population INTEGER, area_ha DOUBLE, geometry VARCHAR, west DOUBLE, south DOUBLE, east DOUBLE, north DOUBLE
--
-- The answer is a GeoJSON feature or a plain object with `contour`. The population is the source's own vintage.
with published as (
  select *, cast(body as json) as feature, coalesce(cast(body as json) -> 'properties', cast(body as json)) as properties
  from raw.commune
), typed as (
  select _fetch, _part, _row, body,
    properties ->> 'code' as insee,
    clean_text(properties ->> 'nom') as name,
    parse_integer(coalesce(properties ->> 'population', properties ->> 'population_municipale')) as population,
    parse_number(properties ->> 'surface') as area_ha,
    nullif(cast(coalesce(feature -> 'geometry', feature -> 'contour') as varchar), 'null') as geometry
  from published
), bounded as (
  select *,
    list_transform(regexp_extract_all(geometry, '\[\s*(-?[0-9.]+)\s*,', 1), lambda n: cast(n as double)) as longitudes,
    list_transform(regexp_extract_all(geometry, '\[\s*-?[0-9.]+\s*,\s*(-?[0-9.]+)', 1), lambda n: cast(n as double)) as latitudes
  from typed
)
select insee, name, cast(population as integer) as population, area_ha, geometry,
  list_min(longitudes) as west, list_min(latitudes) as south, list_max(longitudes) as east, list_max(latitudes) as north,
  case
    when not coalesce(regexp_full_match(insee, '[0-9AB]{5}'), false) then 'code de commune invalide'
    when geometry is null then 'commune sans contour'
  end as _reject,
  case when coalesce(regexp_full_match(insee, '[0-9AB]{5}'), false) then 'link' else 'row' end as _level,
  body as _original, _fetch
from bounded
qualify row_number() over (partition by insee order by _fetch desc, _part desc, _row desc) = 1 or insee is null
