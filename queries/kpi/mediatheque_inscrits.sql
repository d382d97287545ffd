-- title: Inscrits à la médiathèque pour 1 000 habitants
-- question: Quelle part des habitants est inscrite à la médiathèque ?
-- theme: Culture et patrimoine
-- unit: ‰
-- digits: 0
-- direction: up
-- target: 250 from 2025-01-01 by démonstration
-- tolerance: 12
-- cadence: month
-- season: year
-- total: last
-- owner: mediatheque
-- source: services
-- method: Inscrits actifs du mois pour 1 000 habitants, population légale.
-- limits: Des inscrits peuvent habiter une autre commune. La population est celle d’un seul millésime, pour toutes les années.
-- since: 2016-01-01
-- per: population
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  period_start as period, 1000 * value / population as value, value as numerator, cast(population as double) as denominator
from mart.services_series, meta.town
where service = 'mediatheque' and indicator = 'inscrits actifs' and grain = 'mois' and period_end < $today and value is not null
  and population > 0
order by period
