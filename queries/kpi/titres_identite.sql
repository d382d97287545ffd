-- title: Titres d’identité demandés
-- question: Combien de cartes d’identité et de passeports sont demandés à la mairie ?
-- theme: Administration et citoyenneté
-- unit: demandes
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: etat-civil
-- source: services
-- method: Demandes de carte d’identité ou de passeport enregistrées dans le mois.
-- limits: Les habitants d’autres communes peuvent demander leur titre ici : ce n’est pas un nombre d’habitants.
-- since: 2017-03-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'etat-civil' and indicator = 'titres d’identité' and grain = 'mois' and period_end < $today and value is not null
order by period
