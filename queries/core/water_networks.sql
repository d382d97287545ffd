-- title: Réseaux d’eau potable qui desservent la commune
-- table: core.water_networks
-- source: eau-potable
-- key: network_id, commune_insee, year
-- returns: network_id VARCHAR, name VARCHAR, commune_insee VARCHAR, commune_name VARCHAR, year INTEGER, districts VARCHAR[], supplied_since DATE
--
-- One row a network, commune and year; the districts of one network are a list.
with published as (
  select _fetch, _part, _row, body, body ->> 'code_reseau' as network_id, clean_text(body ->> 'nom_reseau') as name,
    body ->> 'code_commune' as commune_insee, clean_text(body ->> 'nom_commune') as commune_name,
    cast(parse_integer(body ->> 'annee') as integer) as year, clean_text(body ->> 'nom_quartier') as district,
    parse_date(body ->> 'debut_alim') as supplied_on
  from raw.eau_potable
  where json_exists(body, '$.code_reseau') and (body ->> 'code_prelevement') is null
), judged as (
  select *,
    case
      when network_id is null then 'réseau sans code'
      when commune_insee is null then 'commune sans code'
      when year is null or year not between 1990 and year(current_date) + 1 then 'année illisible'
    end as _reject
  from published
)
select network_id, arg_max(name, _fetch) as name, commune_insee, arg_max(commune_name, _fetch) as commune_name, year,
  list_sort(list(distinct district) filter (district is not null)) as districts, min(supplied_on) as supplied_since,
  null as _reject, 'row' as _level, null as _original, max(_fetch) as _fetch
from judged
where _reject is null
group by network_id, commune_insee, year
union all
select network_id, name, commune_insee, commune_name, year, [], supplied_on, _reject, 'row', body, _fetch
from judged
where _reject is not null
