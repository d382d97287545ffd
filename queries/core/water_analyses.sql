-- title: Analyses d’eau potable, un paramètre d’un prélèvement par ligne
-- table: core.water_analyses
-- source: eau-potable
-- key: sample_id, parameter_id, place
-- returns: sample_id VARCHAR, parameter_id VARCHAR, parameter VARCHAR, result_text VARCHAR, value DOUBLE, is_censored BOOLEAN, is_quantitative BOOLEAN, unit VARCHAR, limit_text VARCHAR, limit_low DOUBLE, limit_high DOUBLE, reference_text VARCHAR, reference_low DOUBLE, reference_high DOUBLE, place VARCHAR, is_within_limit BOOLEAN, is_within_reference BOOLEAN
--
-- `<0,05` is a censored result: the publisher's own number says 0, which it is not. Here `value` is the bound (0.05) and
-- `is_censored` says so; it is never averaged as a measure, and counts as within a limit that it may not exceed (`<1` under
-- `<=0`). A qualitative result has no value. Limits are text
-- (`>=6,5 et <=9 unité pH`), kept beside the bounds read in them. The same analysis fetched for the commune and for its
-- network is one row.
with typed as (
  select _fetch, _part, _row, body, json_exists(body, '$.code_reseau') as is_network, unnest(from_json(body, '{
    "code_prelevement": "VARCHAR", "code_parametre": "VARCHAR", "libelle_parametre": "VARCHAR",
    "libelle_parametre_maj": "VARCHAR", "resultat_alphanumerique": "VARCHAR", "resultat_numerique": "VARCHAR",
    "libelle_unite": "VARCHAR", "limite_qualite_parametre": "VARCHAR", "reference_qualite_parametre": "VARCHAR",
    "code_lieu_analyse": "VARCHAR", "code_type_parametre": "VARCHAR", "reference_analyse": "VARCHAR",
    "date_prelevement": "VARCHAR"}'))
  from raw.eau_potable
), judged as (
  select *, trim(resultat_alphanumerique) as result,
    case
      when code_prelevement is null then 'analyse sans prélèvement'
      when parse_date(left(date_prelevement, 10)) is null then 'date de prélèvement illisible'
      when left(date_prelevement, 10) > left(_fetch, 4) || '-' || substr(_fetch, 5, 2) || '-' || substr(_fetch, 7, 2)
        then 'date de prélèvement à venir'
      when code_parametre is null then 'analyse sans paramètre'
      when coalesce(trim(resultat_alphanumerique), resultat_numerique, '') = '' then 'analyse sans résultat'
    end as refusal
  from typed
  where code_prelevement is not null or not is_network
), ranked as (
  select *,
    row_number() over analysis as rank,
    first_value(result) over analysis <> result and first_value(_fetch) over analysis = _fetch as is_rival
  from judged
  where refusal is null
  window analysis as (partition by code_prelevement, code_parametre, code_lieu_analyse, reference_analyse
    order by _fetch desc, _part desc, _row desc)
), bounds as (
  select *,
    coalesce(code_type_parametre, 'N') <> 'O' as is_quantitative,
    coalesce(regexp_full_match(result, '[<>]=? ?[0-9].*'), false) as is_censored,
    parse_number(regexp_extract(limite_qualite_parametre, '>=? ?(-?[0-9]+([.,][0-9]+)?)', 1)) as limit_low,
    parse_number(regexp_extract(limite_qualite_parametre, '<=? ?(-?[0-9]+([.,][0-9]+)?)', 1)) as limit_high,
    parse_number(regexp_extract(reference_qualite_parametre, '>=? ?(-?[0-9]+([.,][0-9]+)?)', 1)) as reference_low,
    parse_number(regexp_extract(reference_qualite_parametre, '<=? ?(-?[0-9]+([.,][0-9]+)?)', 1)) as reference_high
  from ranked
  where rank = 1 or is_rival
), valued as (
  select *,
    case when is_quantitative then coalesce(parse_number(regexp_replace(result, '^[<>]=? ?', '')),
      case when result is null then parse_number(resultat_numerique) end) end as value
  from bounds
)
select code_prelevement as sample_id, code_parametre as parameter_id,
  clean_text(coalesce(libelle_parametre, libelle_parametre_maj)) as parameter, result as result_text,
  value, is_censored, is_quantitative, nullif(clean_text(libelle_unite), 'SANS OBJET') as unit,
  limite_qualite_parametre as limit_text, limit_low, limit_high,
  reference_qualite_parametre as reference_text, reference_low, reference_high, code_lieu_analyse as place,
  case when value is not null and coalesce(limit_low, limit_high) is not null then coalesce(result like '<%', false)
    or value between coalesce(limit_low, value) and coalesce(limit_high, value) end as is_within_limit,
  case when value is not null and coalesce(reference_low, reference_high) is not null then coalesce(result like '<%', false)
    or value between coalesce(reference_low, value) and coalesce(reference_high, value) end as is_within_reference,
  case when rank > 1 then 'un autre résultat du même relevé l’emporte' end as _reject, 'row' as _level,
  case when rank > 1 then body end as _original, _fetch
from valued
union all
select code_prelevement, code_parametre, null, result, null, null, null, null, null, null, null, null, null, null, null, null,
  null,
  refusal, 'row', body, _fetch
from judged
where refusal is not null
