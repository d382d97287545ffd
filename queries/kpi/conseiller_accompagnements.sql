-- title: Accompagnements du conseiller numérique
-- question: Combien de fois le conseiller numérique a-t-il aidé quelqu’un ?
-- theme: Numérique
-- unit: accompagnements
-- direction: up
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: conseiller-numerique
-- source: services
-- method: Accompagnements comptés par le conseiller dans le mois.
-- limits: Une personne aidée deux fois compte deux fois. Un mois de 1 à 10 personnes n’est pas publié.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'conseiller-numerique' and indicator = 'accompagnements' and grain = 'mois' and period_end < $today and value is not null
order by period
