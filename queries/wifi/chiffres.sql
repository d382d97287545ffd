-- title: Trente jours de WiFi, comparés aux trente d’avant
-- params: stop DATE
-- returns: last_on DATE, day_count BIGINT, before_day_count BIGINT, sessions BIGINT, before_sessions BIGINT, year_sessions BIGINT, year_day_count BIGINT, season_low BIGINT, season_high BIGINT, season_count BIGINT, masked_count BIGINT, median_sessions DOUBLE, median_devices DOUBLE, is_whole_day BOOLEAN, volume_gb DOUBLE, before_volume_gb DOUBLE, availability_share DOUBLE, point_count BIGINT, point_up_count BIGINT, session_min DOUBLE
-- source: wifi
-- method: Les trente derniers jours publiés pour toute la ville, comparés aux trente d’avant et aux mêmes jours des cinq années passées. Un jour caché, parce qu’il compte trop peu de personnes, n’entre pas dans les sommes. Les terminaux sont ceux de la borne la plus chargée, à son heure la plus chargée : ils ne s’additionnent ni entre heures ni entre bornes.
--
-- Les colonnes sont celles de mart.wifi_thirty_days, au dernier jour publié à `stop`.
select
  last_on, day_count, before_day_count, sessions, before_sessions, year_sessions, year_day_count, season_low, season_high,
  season_count, masked_count, median_sessions, median_devices, is_whole_day, volume_gb, before_volume_gb, availability_share,
  point_count, point_up_count, session_min
from mart.wifi_thirty_days
where last_on <= $stop and next_on > $stop
