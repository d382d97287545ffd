-- title: Signalements de voirie
-- question: Combien de problèmes de voirie sont signalés ?
-- theme: Mobilités
-- unit: demandes
-- direction: none
-- cadence: quarter
-- season: year
-- total: sum
-- owner: services-techniques
-- source: demandes
-- method: Demandes reçues dans le trimestre dont l’objet est la voirie. Un trimestre compte une fois fini depuis 15 jours.
-- limits: Un même nid-de-poule signalé par deux habitants compte deux fois. Un trimestre de 1 à 10 demandes est caché, et parfois un autre avec lui pour qu’il ne se retrouve pas par différence.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select quarter as period, cast(received_count as double) as value
from mart.requests_cells
where dimension = 'category' and value = 'doléance voirie' and not is_masked
order by period
