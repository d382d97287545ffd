-- title: Hauteurs et débits publiés par Vigicrues
-- table: core.vigicrues_readings
-- source: vigicrues
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, level_m DOUBLE, flow_m3s DOUBLE
--
-- Metres and cubic metres a second, as published (Hub'Eau's millimetres would stand out by a factor of a thousand and are
-- refused). An instant is `[epoch in milliseconds, value]` or `{"DtObsHydro", "ResObsHydro"}`. Level and flow do not
-- always come for the same instants: one row an instant, the missing one null.
with published as (
  select _fetch, _part, _row, body, body ->> 'station' as station_id, body ->> 'measure' as measure,
    coalesce(body ->> '$.content[0]', body ->> '$.content.DtObsHydro') as at_text,
    coalesce(body ->> '$.content[1]', body ->> '$.content.ResObsHydro') as value_text
  from raw.vigicrues
  where (body ->> 'kind') = 'observation'
), typed as (
  select *, parse_instant(at_text) as measured_at, parse_number(value_text) as amount,
    coalesce(try_strptime(left(_fetch, 15), '%Y%m%dT%H%M%S'), cast(current_timestamp as timestamp)) as fetched_at
  from published
), judged as (
  select *,
    case
      when station_id is null then 'station inconnue'
      when measure is null or measure not in ('H', 'Q') then 'ni une hauteur (H) ni un débit (Q)'
      when measured_at is null then 'instant illisible'
      when measured_at > fetched_at + interval 15 minute then 'instant à venir'
      when amount is null then 'valeur illisible'
      when measure = 'H' and amount not between -2 and 20 then 'hauteur hors des bornes physiques'
      when measure = 'Q' and amount not between -5 and 5000 then 'débit hors des bornes physiques'
    end as _reject
  from typed
)
select station_id, measured_at,
  arg_max(amount, _fetch) filter (measure = 'H') as level_m,
  arg_max(amount, _fetch) filter (measure = 'Q') as flow_m3s,
  null as _reject, 'row' as _level, null as _original, max(_fetch) as _fetch
from judged
where _reject is null
group by station_id, measured_at
union all
select station_id, measured_at, null, null, _reject, 'row', body, _fetch
from judged
where _reject is not null
