-- title: Les trois derniers jours de chaque station face à ses crues passées
-- table: mart.river_episode
-- source: hydrometrie
-- after: mart.river_latest, mart.river_episodes, mart.river_daily, mart.river_hourly
-- key: station_id
-- returns: station_id VARCHAR, threshold_m DOUBLE, basis VARCHAR, episode_count BIGINT, known_since DATE, level_m DOUBLE, peak_m DOUBLE, is_flood BOOLEAN, rank BIGINT, season_low_m DOUBLE, season_high_m DOUBLE
--
-- Le pic est celui des moyennes d’une heure, comme pour les crues passées. Le rang est celui que l’épisode aurait s’il
-- s’arrêtait là. Sans seuil connu (moins d’un an de mesures), aucune ligne.
with past as (
    select
        episodes.station_id,
        any_value(episodes.threshold_m) as threshold_m,
        any_value(episodes.basis) as basis,
        count(*) as episode_count
    from mart.river_episodes as episodes
    group by episodes.station_id
),

known as (
    select
        station_id,
        min(day) as since
    from mart.river_daily
    group by station_id
),

recent as (
    select
        latest.station_id,
        max(hourly.level_m) as peak_m
    from mart.river_latest as latest
    left join mart.river_hourly as hourly
        on latest.station_id = hourly.station_id and hourly.hour_at >= latest.measured_at - interval 72 hour
    group by latest.station_id
),

higher as (
    select
        latest.station_id,
        count(*) as flood_count
    from mart.river_latest as latest
    inner join recent on latest.station_id = recent.station_id
    inner join mart.river_episodes as episodes
        on latest.station_id = episodes.station_id
        and recent.peak_m < episodes.peak_m and episodes.ended_on < latest.measured_at - interval 72 hour
    group by latest.station_id
)

select
    latest.station_id,
    past.threshold_m,
    past.basis,
    past.episode_count,
    known.since as known_since,
    latest.level_m,
    recent.peak_m,
    recent.peak_m >= past.threshold_m as is_flood,
    1 + coalesce(higher.flood_count, 0) as rank,
    latest.season_low_m,
    latest.season_high_m
from mart.river_latest as latest
inner join past on latest.station_id = past.station_id
inner join recent on latest.station_id = recent.station_id
left join known on latest.station_id = known.station_id
left join higher on latest.station_id = higher.station_id
