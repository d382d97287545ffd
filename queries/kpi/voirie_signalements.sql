-- title: Signalements de voirie
-- question: Combien de problèmes de voirie sont signalés ?
-- theme: Mobilités
-- unit: demandes
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: services-techniques
-- source: demandes
-- method: Demandes reçues dans le mois dont l’objet est la voirie.
-- limits: Un même nid-de-poule signalé par deux habitants compte deux fois.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select month as period, cast(sum(received_count) as double) as value
from mart.requests_months
where category = 'doléance voirie'
group by month
order by period
