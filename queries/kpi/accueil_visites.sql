-- title: Visites à l’accueil de la mairie
-- question: Combien de personnes viennent à l’accueil de la mairie ?
-- theme: Administration et citoyenneté
-- unit: visites
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: accueil
-- source: services
-- method: Visites comptées à l’accueil dans le mois.
-- limits: Une personne qui vient deux fois compte deux fois. Le dernier mois est provisoire.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'accueil' and indicator = 'visites' and grain = 'mois' and period_end < $today and value is not null
order by period
