-- title: Crues historiques citées par Vigicrues à une station
-- table: core.historic_floods
-- source: vigicrues
-- key: station_id, label
-- returns: station_id VARCHAR, label VARCHAR, occurred_on DATE, level_m DOUBLE, flow_m3s DOUBLE
--
-- A level or a flow of 0 means that nobody knows it. `occurred_on` is read in the label when the label says a full date.
with published as (
  select _fetch, body ->> 'station' as station_id,
    unnest(json_extract(body, '$.content.VigilanceCrues.CruesHistoriques[*]')) as flood
  from raw.vigicrues
  where (body ->> 'kind') = 'station'
  qualify (body ->> 'station') is null
    or dense_rank() over (partition by body ->> 'station' order by _fetch desc, _part desc, _row desc) = 1
), typed as (
  select _fetch, station_id, flood, clean_text(flood ->> 'LbUsuel') as label,
    nullif(parse_number(flood ->> 'ValHauteur'), 0) as level_m, nullif(parse_number(flood ->> 'ValDebit'), 0) as flow_m3s
  from published
)
select station_id, label, parse_date(regexp_extract(label, '\d{1,2}/\d{1,2}/\d{4}')) as occurred_on, level_m, flow_m3s,
  case
    when station_id is null then 'station sans code'
    when label is null then 'crue sans nom'
    when level_m is null and flow_m3s is null then 'crue sans hauteur ni débit'
    when level_m not between -2 and 20 then 'hauteur hors des bornes physiques'
  end as _reject,
  'row' as _level, cast(flood as varchar) as _original, _fetch
from typed
