-- title: Fréquentation du WiFi public, par borne et par heure
-- table: core.wifi_usage
-- source: wifi
-- key: used_on, point_id, hour
-- returns: point_id VARCHAR, point_name VARCHAR, longitude DOUBLE, latitude DOUBLE, used_on DATE, hour INTEGER, sessions INTEGER, devices INTEGER, duration_s BIGINT, bytes_down BIGINT, bytes_up BIGINT, available_min INTEGER
--
-- Hour and day are the town's own clock; no hour means the whole day. An empty optional cell stays null: it is not 0. A line
-- published again by a later fetch replaces the older one silently; two different lines of one fetch for the same access
-- point and hour are one too many, and the last wins. Casts come before the macros that read human writing, for speed; and
-- only keys that come twice are ranked.
with typed as not materialized (
  select usage.*,
    coalesce(try_cast("date" as date), parse_date("date")) as used_on,
    read_integer(heure) as hour,
    read_integer(usage.sessions) as session_count,
    read_integer(terminaux_distincts) as devices,
    read_integer(duree_totale_s) as duration_s,
    read_integer(octets_descendants) as bytes_down,
    read_integer(octets_montants) as bytes_up,
    read_integer(disponibilite_min) as available_min,
    coalesce(try_cast(longitude as double), parse_coordinate(longitude)) as east,
    coalesce(try_cast(latitude as double), parse_coordinate(latitude)) as north
  from raw.wifi as usage
), judged as not materialized (
  select *,
    case
      when coalesce(trim(point_id), '') = '' then 'borne sans identifiant'
      when used_on is null or used_on < date '2000-01-01' then 'date illisible'
      when used_on > cast(try_strptime(left(_fetch, 8), '%Y%m%d') as date) + 1 then 'date à venir'
      when heure <> '' and hour is null or hour not between 0 and 23 then 'heure hors de 0 à 23'
      when session_count is null then 'sessions illisibles'
      when least(session_count, devices, duration_s, bytes_down, bytes_up, available_min) < 0 then 'valeur négative'
      when session_count > 2147483647 or devices > 2147483647 then 'valeur hors de toute mesure'
    end as refusal,
    case
      when terminaux_distincts <> '' and devices is null then 'terminaux distincts illisibles'
      when duree_totale_s <> '' and duration_s is null then 'durée illisible'
      when octets_descendants <> '' and bytes_down is null or octets_montants <> '' and bytes_up is null then 'octets illisibles'
      when disponibilite_min <> '' and available_min is null then 'disponibilité illisible'
      when available_min > case when hour is null then 1500 else 60 end then 'disponibilité plus longue que la tranche'
    end as defect,
    concat_ws('|', session_count, terminaux_distincts, duree_totale_s, octets_descendants, octets_montants, disponibilite_min) as content
  from typed
), crowded as (
  select point_id, used_on, hour from judged where refusal is null group by all having count(*) > 1
), rivals as (
  select judged._fetch, judged._part, judged._row,
    row_number() over slot as rank,
    first_value({'fetch': judged._fetch, 'content': judged.content}) over slot as winner, judged.content
  from judged
  join crowded on crowded.point_id = judged.point_id and crowded.used_on = judged.used_on
    and crowded.hour is not distinct from judged.hour
  where refusal is null
  window slot as (partition by judged.point_id, judged.used_on, judged.hour
    order by judged._fetch desc, judged._part desc, judged._row desc)
), final as (
  select judged.*, rank,
    case when rank > 1 then 'ligne en double : la dernière du relevé l’emporte' else coalesce(refusal, defect) end as _reject
  from judged
  left join rivals using (_fetch, _part, _row)
  where rank is null or rank = 1 or (winner.fetch = judged._fetch and winner.content <> judged.content)
)
select
  point_id, point_nom as point_name,
  case when abs(east) <= 180 and abs(north) <= 90 and (east, north) <> (0, 0) then east end as longitude,
  case when abs(east) <= 180 and abs(north) <= 90 and (east, north) <> (0, 0) then north end as latitude,
  used_on, hour, session_count as sessions, devices, duration_s, bytes_down, bytes_up,
  case when available_min <= case when hour is null then 1500 else 60 end then available_min end as available_min,
  _reject, case when refusal is null and coalesce(rank, 1) = 1 then 'link' else 'row' end as _level,
  case when _reject is not null then cast(json_object('point_id', point_id, 'point_nom', point_nom, 'latitude', latitude,
    'longitude', longitude, 'date', "date", 'heure', heure, 'sessions', sessions, 'terminaux_distincts', terminaux_distincts,
    'duree_totale_s', duree_totale_s, 'octets_descendants', octets_descendants, 'octets_montants', octets_montants,
    'disponibilite_min', disponibilite_min) as varchar) end as _original,
  _fetch
from final
