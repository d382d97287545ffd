-- title: Un indicateur d’un service, période par période, avec la saison
-- params: service VARCHAR, indicator VARCHAR, start DATE, stop DATE
-- returns: period_start DATE, value DOUBLE, is_masked BOOLEAN, is_final BOOLEAN, year_before DOUBLE, season_low DOUBLE, season_high DOUBLE, status VARCHAR
-- source: services
--
-- Une période jamais publiée entre deux autres a sa ligne, sans valeur. La bande de la saison n’est tracée qu’à partir
-- de trois années connues.
with chosen as (
  select * from mart.services_series
  where service = $service and indicator = $indicator and period_end >= $start and period_start <= $stop
), bounds as (
  select min(period_start) as first_on, max(period_start) as last_on,
    case any_value(grain) when 'an' then interval 1 year when 'trimestre' then interval 3 months else interval 1 month end as step
  from chosen
), periods as (
  select cast(unnest(generate_series(first_on, last_on, step)) as date) as period_start from bounds
)
select
  period_start, chosen.value, coalesce(chosen.is_masked, false) as is_masked, coalesce(chosen.is_final, true) as is_final,
  chosen.year_before, case when chosen.season_count >= 3 then chosen.season_low end as season_low,
  case when chosen.season_count >= 3 then chosen.season_high end as season_high,
  case
    when chosen.service is null then 'non publié'
    when chosen.is_masked then 'moins de 11'
    when not chosen.is_final then 'provisoire'
    else 'définitif'
  end as status
from periods
full join chosen using (period_start)
order by period_start
