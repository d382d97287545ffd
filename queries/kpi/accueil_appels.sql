-- title: Appels reçus par la mairie
-- question: Combien d’appels la mairie reçoit-elle ?
-- theme: Administration et citoyenneté
-- unit: appels
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: accueil
-- source: services
-- method: Appels arrivés au standard dans le mois.
-- limits: Un appel reçu n’est pas un appel décroché. Le dernier mois est provisoire.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'accueil' and indicator = 'appels' and grain = 'mois' and period_end < $today and value is not null
order by period
