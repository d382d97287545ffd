-- title: Les trois derniers jours d’une station face à ses crues passées
-- params: station VARCHAR
-- returns: threshold_m DOUBLE, basis VARCHAR, episode_count BIGINT, known_since DATE, level_m DOUBLE, peak_m DOUBLE, is_flood BOOLEAN, rank BIGINT, season_low_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Le pic est celui des moyennes d’une heure, comme pour les crues passées. Le rang est celui que l’épisode aurait s’il
-- s’arrêtait là. Sans seuil connu (moins d’un an de mesures), aucune ligne.
with latest as (
    select * from mart.river_latest where station_id = $station
),

past as (
    select * from mart.river_episodes where station_id = $station
),

threshold as (
    select
        any_value(threshold_m) as threshold_m,
        any_value(basis) as basis,
        count(*) as episode_count
    from past
    having count(*) > 0
),

recent as (
    select max(hourly.level_m) as peak_m
    from mart.river_hourly as hourly
    where
        hourly.station_id = $station
        and hourly.hour_at >= (select latest.measured_at from latest) - interval 72 hour
)

select
    threshold.threshold_m,
    threshold.basis,
    threshold.episode_count,
    (select min(daily.day) from mart.river_daily as daily where daily.station_id = $station) as known_since,
    latest.level_m,
    recent.peak_m,
    recent.peak_m >= threshold.threshold_m as is_flood,
    1 + (
        select count(*) from past
        where past.peak_m > recent.peak_m and past.ended_on < latest.measured_at - interval 72 hour
    ) as rank,
    latest.season_low_m,
    latest.season_high_m
from latest
cross join threshold
cross join recent
