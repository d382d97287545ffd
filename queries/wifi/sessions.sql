-- title: Sessions par jour, ou par jour en moyenne de la semaine ou du mois
-- params: start DATE, stop DATE, step VARCHAR
-- returns: period DATE, sessions DOUBLE, volume_gb DOUBLE, session_min DOUBLE, peak_devices DOUBLE, availability_share DOUBLE, day_count BIGINT, masked_count BIGINT
-- source: wifi
--
-- `step` vaut day, week ou month ; moyenne des jours publiés et non cachés. Une semaine ou un mois que la période coupe
-- est laissé de côté : deux jours calmes ne font pas une semaine. Dans l’ordre de la table (`key`).
select period, sessions, volume_gb, session_min, peak_devices, availability_share, day_count, masked_count
from mart.wifi_periods
where step = $step and period >= $start and ends_on <= $stop
