-- title: Les trois derniers jours d’une station face à ses crues passées
-- params: station VARCHAR
-- returns: threshold_m DOUBLE, basis VARCHAR, episode_count BIGINT, known_since DATE, level_m DOUBLE, peak_m DOUBLE, is_flood BOOLEAN, rank BIGINT, season_low_m DOUBLE, season_high_m DOUBLE
-- source: hydrometrie
--
-- Sans seuil connu (moins d’un an de mesures), aucune ligne.
select
    threshold_m,
    basis,
    episode_count,
    known_since,
    level_m,
    peak_m,
    is_flood,
    rank,
    season_low_m,
    season_high_m
from mart.river_episode
where station_id = $station
