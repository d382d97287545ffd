-- title: Passages devant les logements en absence
-- question: La police passe-t-elle devant les logements de ceux qui sont partis ?
-- theme: Sécurité et prévention
-- unit: passages
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: police-municipale
-- source: services
-- method: Passages de l’opération tranquillité vacances (OTV) faits dans le mois.
-- limits: Le nombre de passages dépend du nombre d’absences déclarées.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'police-municipale' and indicator = 'OTV passages faits' and grain = 'mois' and period_end < $today and value is not null
order by period
