-- title: Prêts par habitant
-- question: Combien de documents la médiathèque prête-t-elle pour chaque habitant ?
-- theme: Culture et patrimoine
-- unit: prêts
-- digits: 1
-- direction: up
-- target: 9 from 2016-01-01 by démonstration
-- tolerance: 0.5
-- cadence: year
-- season: none
-- total: sum
-- owner: mediatheque
-- source: services
-- method: Prêts de l’année divisés par la population légale. Une année compte quand ses douze mois sont publiés.
-- limits: La population est celle d’un seul millésime, pour toutes les années. Des emprunteurs peuvent habiter une autre commune.
-- since: 2016-01-01
-- per: population
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('year', period_start) as date) as period, cast(sum(value) as double) / any_value(population) as value,
  cast(sum(value) as double) as numerator, cast(any_value(population) as double) as denominator
from mart.services_series, meta.town
where service = 'mediatheque' and indicator = 'prêts' and grain = 'mois' and value is not null and population > 0
  and date_trunc('year', period_start) + interval 1 year <= $today
group by period
having count(*) = 12
order by period
