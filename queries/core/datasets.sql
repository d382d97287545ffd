-- title: Jeux de données du portail
-- table: core.datasets
-- source: catalogue
-- key: dataset_id
-- returns: dataset_id VARCHAR, dataset_uid VARCHAR, title VARCHAR, description VARCHAR, theme VARCHAR, portal_theme VARCHAR, keywords VARCHAR[], licence VARCHAR, licence_url VARCHAR, publisher VARCHAR, is_federated BOOLEAN, records_count BIGINT, modified_at TIMESTAMP, data_processed_at TIMESTAMP, metadata_processed_at TIMESTAMP, modified_on_data_change BOOLEAN, fields VARCHAR, features VARCHAR[]
--
-- `description` keeps its HTML and `licence` its wording: whoever shows them escapes them. `modified` may be typed by hand,
-- `data_processed` is when the platform last read the data: both are kept. A theme that the town did not map is shown as
-- the portal names it; none stays none. Paging may repeat a dataset: one row each.
with cards as (
  select *, cast(body as json) as card, cast(body as json) -> '$.metas.default' as metas from raw.catalogue
), typed as (
  select _fetch, _part, _row, body, metas,
    nullif(trim(card ->> 'dataset_id'), '') as dataset_id,
    card ->> 'dataset_uid' as dataset_uid,
    clean_text(coalesce(metas ->> 'title', card ->> 'dataset_id')) as title,
    metas ->> 'description' as description,
    case json_type(metas -> 'theme') when 'ARRAY' then metas ->> '$.theme[0]' when 'VARCHAR' then metas ->> 'theme' end as portal_theme,
    case json_type(metas -> 'keyword')
      when 'ARRAY' then cast(metas -> 'keyword' as varchar[]) when 'VARCHAR' then [metas ->> 'keyword'] else [] end as keywords,
    cast(card -> 'fields' as varchar) as fields,
    case when json_type(card -> 'features') = 'ARRAY' then cast(card -> 'features' as varchar[]) else [] end as features
  from cards
)
select
  dataset_id, dataset_uid, title, description, coalesce(map.theme, typed.portal_theme) as theme, typed.portal_theme, keywords,
  metas ->> 'license' as licence, metas ->> 'license_url' as licence_url, clean_text(metas ->> 'publisher') as publisher,
  coalesce(parse_boolean(metas ->> 'federated'), false) as is_federated,
  parse_integer(metas ->> 'records_count') as records_count,
  parse_instant(metas ->> 'modified') as modified_at,
  parse_instant(metas ->> 'data_processed') as data_processed_at,
  parse_instant(metas ->> 'metadata_processed') as metadata_processed_at,
  parse_boolean(metas ->> 'modified_updates_on_data_change') as modified_on_data_change,
  fields, features,
  case when dataset_id is null then 'jeu sans identifiant' end as _reject, 'row' as _level,
  case when dataset_id is null then body end as _original, _fetch
from typed
left join meta.theme_map as map on map.portal_theme = typed.portal_theme
qualify row_number() over (partition by dataset_id order by _fetch desc, _part desc, _row desc) = 1 or dataset_id is null
