-- title: Entrées à la médiathèque
-- question: La médiathèque est-elle fréquentée ?
-- theme: Culture et patrimoine
-- unit: entrées
-- direction: up
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: mediatheque
-- source: services
-- method: Passages comptés à l’entrée dans le mois.
-- limits: Le compteur voit des passages, pas des personnes. Le dernier mois est provisoire.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'mediatheque' and indicator = 'entrées' and grain = 'mois' and period_end < $today and value is not null
order by period
