-- title: Ce que comptent les services, période par période, celles qui manquent comprises
-- table: mart.services_periods
-- source: services
-- after: mart.services_series
-- key: service, indicator, period_start
-- returns: service VARCHAR, indicator VARCHAR, period_start DATE, period_end DATE, value DOUBLE, is_masked BOOLEAN, is_final BOOLEAN, year_before DOUBLE, season_low DOUBLE, season_high DOUBLE, status VARCHAR
--
-- Une période jamais publiée entre deux autres a sa ligne, sans valeur. La bande de la saison n’est donnée qu’à partir de
-- trois années connues.
with bounds as (
  select
    service, indicator, min(period_start) as first_on, max(period_start) as last_on,
    case any_value(grain) when 'an' then interval 1 year when 'trimestre' then interval 3 months else interval 1 month end as step
  from mart.services_series
  group by service, indicator
), periods as (
  select service, indicator, step, cast(unnest(generate_series(first_on, last_on, step)) as date) as period_start from bounds
)
select
  service, indicator, period_start,
  coalesce(series.period_end, cast(period_start + periods.step - interval 1 day as date)) as period_end,
  series.value, coalesce(series.is_masked, false) as is_masked, coalesce(series.is_final, true) as is_final,
  series.year_before, case when series.season_count >= 3 then series.season_low end as season_low,
  case when series.season_count >= 3 then series.season_high end as season_high,
  case
    when series.grain is null then 'non publié'
    when series.is_masked then 'moins de 11'
    when not series.is_final then 'provisoire'
    else 'définitif'
  end as status
from periods
full join mart.services_series as series using (service, indicator, period_start)
