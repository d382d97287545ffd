-- title: Hauteurs et débits aux stations, une ligne par instant
-- table: core.river_readings
-- source: hydrometrie
-- mode: upsert
-- key: station_id, measured_at
-- incremental: measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, status_code INTEGER, is_suspect BOOLEAN, is_flow_suspect BOOLEAN
--
-- Hub'Eau gives millimetres and litres a second; the table holds metres and cubic metres a second. The same reading comes
-- many times: here it is one row a fetch, and the upsert lets the latest fetch win. Within a fetch the highest status wins
-- (validated over raw), then the highest value; two values of one fetch are noted. `level` and `flow` pack status and
-- thousandths into one integer, so that one pass of hashing finds the winner without sorting ten years of readings.
-- Whether a level or a flow is suspect depends on its neighbours, whichever fetch brought them: queries/flags/river_readings.sql.
with fetches as (
  select _fetch, coalesce(try_strptime(left(_fetch, 15), '%Y%m%dT%H%M%S'), current_timestamp::timestamp) as fetched_at
  from (select distinct _fetch from raw.hydrometrie)
), typed as not materialized (
  select readings.*, fetched_at,
    case
      when date_obs like '%Z' then try_cast(date_obs as timestamp)
      when date_obs like '%+%' then parse_instant(date_obs)
      else parse_local(date_obs)
    end as measured_at,
    coalesce(try_cast(resultat_obs as double), parse_number(resultat_obs)) as amount,
    coalesce(try_cast(code_statut as integer), 0) % 32 as status
  from raw.hydrometrie as readings
  join fetches using (_fetch)
), judged as materialized (
  select code_station as station_id, measured_at, grandeur_hydro = 'H' as is_level, amount, status, _fetch,
    case
      when coalesce(code_station, '') = '' then 'doublon de site'
      when length(code_station) <> 10 then 'code de station invalide'
      when grandeur_hydro is null or grandeur_hydro not in ('H', 'Q') then 'ni une hauteur (H) ni un débit (Q)'
      when measured_at is null or measured_at < timestamp '1900-01-01' then 'instant illisible'
      when measured_at > fetched_at + interval 15 minute then 'instant à venir'
      when amount is null or not isfinite(amount) then 'valeur illisible'
      when amount in (-999, -9999, -99999, 99999, 999999, 9999999) then 'valeur d’absence de mesure'
      when grandeur_hydro = 'H' and amount not between -2000 and 20000 then 'hauteur hors des bornes physiques'
      when grandeur_hydro = 'Q' and amount not between -5000 and 5000000 then 'débit hors des bornes physiques'
    end as refusal,
    case when refusal is not null then cast(json_object('code_site', code_site, 'code_station', code_station,
      'grandeur_hydro', grandeur_hydro, 'date_obs', date_obs, 'resultat_obs', resultat_obs, 'code_statut', code_statut,
      'code_qualification_obs', code_qualification_obs) as varchar) end as original
  from typed
), ranked as not materialized (
  select *, status * 8589934592 + cast((amount + 5000) * 1000 as bigint) as ranking
  from judged
  where refusal is null
), pivoted as (
  select station_id, measured_at, _fetch,
    max(ranking) filter (is_level) as level, min(ranking) filter (is_level) as other_level,
    max(ranking) filter (not is_level) as flow, min(ranking) filter (not is_level) as other_flow
  from ranked
  group by station_id, measured_at, _fetch
), conflicting as (
  select station_id, measured_at, _fetch, to_json(list(amounts order by is_level desc)) as amounts
  from (
    select station_id, measured_at, _fetch, is_level, list(distinct amount order by amount) as amounts
    from ranked
    semi join (from pivoted where level <> other_level or flow <> other_flow) as disputed
      using (station_id, measured_at, _fetch)
    group by station_id, measured_at, _fetch, is_level
    having max(amount) > min(amount)
  )
  group by station_id, measured_at, _fetch
)
select station_id, measured_at, (level % 8589934592 - 5000000) / 1000000 as level_m,
  (flow % 8589934592 - 5000000) / 1000000 as flow_m3s,
  cast(coalesce(level, flow) // 8589934592 as integer) as status_code, false as is_suspect, false as is_flow_suspect,
  case when amounts is not null then 'deux valeurs pour un même instant' end as _reject, 'link' as _level,
  case when amounts is not null
    then cast(json_object('station_id', station_id, 'measured_at', measured_at, 'resultat_obs', amounts) as varchar)
  end as _original,
  _fetch
from pivoted
left join conflicting using (station_id, measured_at, _fetch)
union all
select station_id, measured_at, null, null, status, false, false, refusal, 'row', original, _fetch
from judged
where refusal is not null
