-- title: Plaintes pour bruit
-- question: Le bruit gêne-t-il davantage qu’avant ?
-- theme: Sécurité et prévention
-- unit: demandes
-- direction: down
-- target: none
-- cadence: quarter
-- season: year
-- total: sum
-- owner: police-municipale
-- source: demandes
-- method: Demandes reçues dans le trimestre dont l’objet est le bruit. Un trimestre compte une fois fini depuis 15 jours.
-- limits: Plus de plaintes peut vouloir dire plus de bruit, ou un portail mieux connu. Un trimestre de 1 à 10 demandes est caché, et parfois un autre avec lui pour qu’il ne se retrouve pas par différence.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select quarter as period, cast(received_count as double) as value
from mart.requests_cells
where dimension = 'category' and value = 'bruit' and not is_masked
order by period
