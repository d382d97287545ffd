-- title: Sessions par heure et par jour de la semaine
-- params: start DATE, stop DATE
-- returns: weekday INTEGER, hour INTEGER, sessions BIGINT, is_masked BOOLEAN
-- source: wifi
--
-- Sessions ouvertes à cette heure de ce jour de la semaine, toutes bornes ensemble, additionnées sur les mois qui
-- touchent la période : une somme de nombres d’au moins 11, jamais une moyenne qui en donnerait moins. Nulle et
-- `is_masked` quand plus de la moitié de ces mois sont cachés.
select
  weekday, hour,
  case when count(*) filter (is_masked) * 2 <= count(*) then cast(sum(sessions) as bigint) end as sessions,
  count(*) filter (is_masked) * 2 > count(*) as is_masked
from mart.wifi_hours
where month_ends_on >= $start and month <= $stop
group by weekday, hour
order by weekday, hour
