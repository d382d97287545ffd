-- title: Visites à l’espace public numérique
-- question: L’espace public numérique est-il fréquenté ?
-- theme: Numérique
-- unit: visites
-- direction: up
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: espace-public-numerique
-- source: services
-- method: Visites à l’espace public numérique dans le mois.
-- limits: Une personne qui vient deux fois compte deux fois. Un mois de 1 à 10 personnes n’est pas publié.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'espace-public-numerique' and indicator = 'visites' and grain = 'mois' and period_end < $today and value is not null
order by period
