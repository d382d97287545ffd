-- title: Hauteurs qui sautent d’un mètre et reviennent
-- table: core.river_readings
-- source: hydrometrie
-- key: station_id, measured_at
-- returns: station_id VARCHAR, measured_at TIMESTAMP, is_suspect BOOLEAN
--
-- A level that leaves its neighbours of half an hour by 1 m or more and comes back (or has no follower yet) is suspect:
-- shown, never hidden; a rise that stays is a flood. Judged over the whole table, so that the order in which fetches come
-- does not matter. Gives the rows from `since` on whose flag must change, judged with those of the hour before. Only hours
-- that rose or fell by 1 m are looked at closer.
with levels as (
  select station_id, measured_at, level_m, is_suspect
  from core.river_readings
  where measured_at >= $since - interval 1 hour
), hours as (
  select station_id, unnest([hour - interval 1 hour, hour, hour + interval 1 hour]) as hour, low_m, high_m
  from (
    select station_id, time_bucket(interval 1 hour, measured_at) as hour, min(level_m) as low_m, max(level_m) as high_m
    from levels where level_m is not null group by all
  )
), rough as (
  select station_id, hour from hours group by station_id, hour having max(high_m) - min(low_m) >= 0.9995
), neighbours as (
  select station_id, measured_at, level_m,
    min(level_m) over before as low_before_m, max(level_m) over before as high_before_m,
    min(level_m) over after as low_after_m, max(level_m) over after as high_after_m
  from levels
  semi join rough on rough.station_id = levels.station_id and rough.hour = time_bucket(interval 1 hour, levels.measured_at)
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
select station_id, measured_at, not is_suspect as is_suspect
from levels
left join suspects using (station_id, measured_at)
where measured_at >= $since and is_suspect <> (suspects.measured_at is not null)
