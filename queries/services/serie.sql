-- title: Un indicateur d’un service, période par période, avec la saison
-- params: service VARCHAR, indicator VARCHAR, start DATE, stop DATE
-- returns: period_start DATE, value DOUBLE, is_masked BOOLEAN, is_final BOOLEAN, year_before DOUBLE, season_low DOUBLE, season_high DOUBLE, status VARCHAR
-- source: services
--
-- The band of the season is drawn only where three years at least are known before.
select
  period_start, value, is_masked, is_final, year_before, case when season_count >= 3 then season_low end as season_low,
  case when season_count >= 3 then season_high end as season_high,
  case when is_masked then 'moins de 11' when not is_final then 'provisoire' else 'définitif' end as status
from mart.services_series
where service = $service and indicator = $indicator and period_end >= $start and period_start <= $stop
order by period_start
