-- title: Signalements de propreté
-- question: La ville est-elle plus propre ?
-- theme: Équipements et espace public
-- unit: demandes
-- direction: down
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: services-techniques
-- source: demandes
-- method: Demandes reçues dans le mois dont l’objet est la propreté.
-- limits: Plus de signalements peut vouloir dire moins de propreté, ou un portail mieux connu.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select month as period, cast(sum(received_count) as double) as value
from mart.requests_months
where category = 'propreté'
group by month
order by period
