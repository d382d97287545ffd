-- title: Stations de mesure décrites par Vigicrues
-- table: core.river_stations
-- source: vigicrues
-- key: station_id
-- returns: station_id VARCHAR, name VARCHAR, river VARCHAR, commune_insee VARCHAR, former_id VARCHAR, longitude DOUBLE, latitude DOUBLE, is_forecast BOOLEAN
--
-- Vigicrues writes Lambert-93 metres as text; a station without a place it can be worked out from has none.
with published as (
  select _fetch, _part, _row, body, body ->> 'station' as station_id, cast(body as json) -> 'content' as card,
    from_lambert93(
      parse_number(body ->> '$.content.CoordStationHydro.CoordXStationHydro'),
      parse_number(body ->> '$.content.CoordStationHydro.CoordYStationHydro')) as place
  from raw.vigicrues
  where (body ->> 'kind') = 'station'
)
select station_id, clean_text(card ->> 'LbStationHydro') as name, clean_text(card ->> 'LbCoursEau') as river,
  nullif(card ->> 'CdCommune', '') as commune_insee, nullif(card ->> 'CdStationHydroAncienRef', '') as former_id,
  place.longitude as longitude, place.latitude as latitude,
  parse_boolean(card ->> '$.VigilanceCrues.StationPrevision') as is_forecast,
  case when station_id is null then 'station sans code' end as _reject, 'row' as _level,
  case when station_id is null then body end as _original, _fetch
from published
qualify station_id is null or row_number() over (partition by station_id order by _fetch desc, _part desc, _row desc) = 1
