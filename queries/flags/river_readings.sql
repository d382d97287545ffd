-- title: Hauteurs qui sautent d’un mètre et reviennent, hauteurs et débits d’une autre unité
-- table: core.river_readings
-- source: hydrometrie
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, is_suspect BOOLEAN, is_flow_suspect BOOLEAN
--
-- A level that leaves its neighbours of half an hour by 1 m or more and comes back (or has no follower yet) is suspect:
-- shown, never hidden; a rise that stays is a flood. Judged over the whole table, so that the order in which fetches come
-- does not matter. Gives the rows from `since` on whose flag must change, judged with those of the hour before. Only hours
-- that rose or fell by 1 m are looked at closer.
-- A value of another unit is a thousand times off. It is told by the station's own past: the median of its days over the
-- sixty days before, five known at least. Metres read as millimetres are under 2 cm, far from that median, and near it once
-- multiplied by a thousand. A flow is a hundred times more or less than its median: no flood and no drought goes so far so
-- soon. The flow has its own flag: the level of the same instant stays good.
with readings as (
  select station_id, measured_at, level_m, flow_m3s, is_suspect, is_flow_suspect
  from core.river_readings
  where measured_at >= $since - interval 1 hour
), hours as (
  select station_id, unnest([hour - interval 1 hour, hour, hour + interval 1 hour]) as hour, low_m, high_m
  from (
    select station_id, time_bucket(interval 1 hour, measured_at) as hour, min(level_m) as low_m, max(level_m) as high_m
    from readings where level_m is not null group by all
  )
), rough as (
  select station_id, hour from hours group by station_id, hour having max(high_m) - min(low_m) >= 0.9995
), neighbours as (
  select station_id, measured_at, level_m,
    min(level_m) over before as low_before_m, max(level_m) over before as high_before_m,
    min(level_m) over after as low_after_m, max(level_m) over after as high_after_m
  from readings
  semi join rough on rough.station_id = readings.station_id
    and rough.hour = time_bucket(interval 1 hour, readings.measured_at)
  where level_m is not null
  window before as (partition by station_id order by measured_at
      range between interval 30 minute preceding and interval 1 second preceding),
    after as (partition by station_id order by measured_at
      range between interval 1 second following and interval 30 minute following)
), jumps as (
  select station_id, measured_at
  from neighbours
  where (level_m - low_before_m >= 0.9995 and level_m - low_after_m >= 0.9995)
    or (high_before_m - level_m >= 0.9995 and high_after_m - level_m >= 0.9995)
    or (low_after_m is null and (level_m - high_before_m >= 0.9995 or low_before_m - level_m >= 0.9995))
), days as (
  select station_id, cast(measured_at as date) as day,
    median(level_m) filter (where abs(level_m) >= 0.02) as level_m, median(flow_m3s) filter (where flow_m3s > 0) as flow_m3s
  from core.river_readings
  where measured_at >= $since - interval 61 day
    and (flow_m3s > 0 or station_id in (
      select r.station_id from readings as r where abs(r.level_m) < 0.02 and r.level_m <> 0))
  group by station_id, cast(measured_at as date)
), usual as (
  select station_id, day,
    case when count(level_m) over past >= 5 then median(level_m) over past end as level_m,
    case when count(flow_m3s) over past >= 5 then median(flow_m3s) over past end as flow_m3s
  from days
  window past as (partition by station_id order by day
    range between interval 60 day preceding and interval 1 day preceding)
), units as (
  select readings.station_id, readings.measured_at,
    abs(readings.level_m) < 0.02 and readings.level_m <> 0 and abs(readings.level_m - usual.level_m) >= 0.1
      and 4 * abs(1000 * readings.level_m - usual.level_m) < abs(readings.level_m - usual.level_m) as is_level_wrong,
    readings.flow_m3s > 0
      and (readings.flow_m3s > 100 * usual.flow_m3s or 100 * readings.flow_m3s < usual.flow_m3s) as is_flow_wrong
  from readings
  inner join usual on readings.station_id = usual.station_id and cast(readings.measured_at as date) = usual.day
  where is_level_wrong or is_flow_wrong
), judged as (
  select readings.station_id, readings.measured_at, readings.is_suspect, readings.is_flow_suspect,
    jumps.measured_at is not null or coalesce(units.is_level_wrong, false) as is_level_wrong,
    coalesce(units.is_flow_wrong, false) as is_flow_wrong
  from readings
  left join jumps using (station_id, measured_at)
  left join units using (station_id, measured_at)
  where readings.measured_at >= $since
)
select station_id, measured_at, is_level_wrong as is_suspect, is_flow_wrong as is_flow_suspect
from judged
where coalesce(is_suspect, false) <> is_level_wrong or coalesce(is_flow_suspect, false) <> is_flow_wrong
