-- title: Hauteurs et débits aux stations, une ligne par instant
-- table: core.river_readings
-- source: hydrometrie
-- mode: upsert
-- key: station_id, measured_at
-- incremental: measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE, status_code INTEGER, is_suspect BOOLEAN
--
-- Hub'Eau gives millimetres and litres a second; the table holds metres and cubic metres a second. The same reading comes
-- many times: the latest fetch wins, in it the highest status (validated over raw), then the highest value; two values of
-- one fetch are noted. A level that leaves its neighbours of half an hour by 1 m or more and comes back (or has no follower
-- yet) is suspect: shown, never hidden. `ranking` packs fetch, status and value into one integer, so that one pass of
-- hashing finds the winner without sorting ten years of readings; only hours that rose or fell by 1 m are looked at closer.
with fetches as (
  select _fetch, row_number() over (order by _fetch) as fetch_rank,
    coalesce(try_strptime(left(_fetch, 15), '%Y%m%dT%H%M%S'), cast(current_timestamp as timestamp)) as fetched_at
  from (select distinct _fetch from raw.hydrometrie) as batch
), typed as not materialized (
  select readings.*, fetch_rank, fetched_at,
    case
      when date_obs like '%Z' then try_cast(date_obs as timestamp)
      when date_obs like '%+%' then parse_instant(date_obs)
      else parse_local(date_obs)
    end as measured_at,
    coalesce(try_cast(resultat_obs as double), parse_number(resultat_obs)) as amount,
    coalesce(try_cast(code_statut as integer), 0) % 32 as status
  from raw.hydrometrie as readings
  join fetches using (_fetch)
), judged as not materialized (
  select *,
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
    end as _reject
  from typed
), ranked as not materialized (
  select code_station as station_id, measured_at, grandeur_hydro = 'H' as is_level, amount, _fetch,
    (fetch_rank * 32 + status) * 8589934592 + cast((amount + 5000) * 1000 as bigint) as ranking
  from judged
  where _reject is null
), pivoted as (
  select station_id, measured_at,
    arg_max(amount, ranking) filter (is_level) / 1000 as level_m,
    arg_max(amount, ranking) filter (not is_level) / 1000 as flow_m3s,
    coalesce(max(ranking) filter (is_level), max(ranking)) // 8589934592 % 32 as status_code,
    max(_fetch) as _fetch,
    coalesce(max(amount) filter (is_level) > min(amount) filter (is_level), false)
      or coalesce(max(amount) filter (not is_level) > min(amount) filter (not is_level), false) as has_changed
  from ranked
  group by station_id, measured_at
), conflicting as (
  select station_id, measured_at, to_json(list(amounts)) as amounts
  from (
    select station_id, measured_at, list(distinct amount order by amount) as amounts
    from ranked
    semi join (from pivoted where has_changed) as changed using (station_id, measured_at)
    group by station_id, measured_at, is_level, _fetch
    having max(amount) > min(amount)
  ) as rivals
  group by all
), hours as (
  select station_id, unnest([hour - interval 1 hour, hour, hour + interval 1 hour]) as hour, low_m, high_m
  from (
    select station_id, date_trunc('hour', measured_at) as hour, min(level_m) as low_m, max(level_m) as high_m
    from pivoted where level_m is not null group by all
  ) as hourly
), rough as (
  select station_id, hour from hours group by station_id, hour having max(high_m) - min(low_m) >= 0.9995
), neighbours as (
  select station_id, measured_at, level_m,
    min(level_m) over before as low_before_m, max(level_m) over before as high_before_m,
    min(level_m) over after as low_after_m, max(level_m) over after as high_after_m
  from pivoted
  semi join rough on rough.station_id = pivoted.station_id and rough.hour = date_trunc('hour', pivoted.measured_at)
  where level_m is not null
  window before as (partition by station_id order by measured_at
      range between interval 30 minute preceding and interval 1 second preceding),
    after as (partition by station_id order by measured_at
      range between interval 1 second following and interval 30 minute following)
), suspects as (
  select station_id, measured_at
  from neighbours
  where (level_m - low_before_m >= 0.9995 and level_m - low_after_m >= 0.9995)
    or (high_before_m - level_m >= 0.9995 and high_after_m - level_m >= 0.9995)
    or (low_after_m is null and (level_m - high_before_m >= 0.9995 or low_before_m - level_m >= 0.9995))
)
select station_id, measured_at, level_m, flow_m3s, cast(status_code as integer) as status_code,
  suspects.measured_at is not null as is_suspect,
  case when conflicting.measured_at is not null then 'deux valeurs pour un même instant' end as _reject,
  'link' as _level,
  case when conflicting.measured_at is not null
    then cast(json_object('station_id', station_id, 'measured_at', measured_at, 'resultat_obs', amounts) as varchar)
  end as _original,
  _fetch
from pivoted
left join suspects using (station_id, measured_at)
left join conflicting using (station_id, measured_at)
union all
select code_station, measured_at, null, null, status, false, _reject, 'row',
  cast(json_object('code_site', code_site, 'code_station', code_station, 'grandeur_hydro', grandeur_hydro, 'date_obs', date_obs,
    'resultat_obs', resultat_obs, 'code_statut', code_statut, 'code_qualification_obs', code_qualification_obs) as varchar),
  _fetch
from judged
where _reject is not null
