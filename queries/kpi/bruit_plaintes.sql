-- title: Plaintes pour bruit
-- question: Le bruit gêne-t-il davantage qu’avant ?
-- theme: Sécurité et prévention
-- unit: demandes
-- direction: down
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: police-municipale
-- source: demandes
-- method: Demandes reçues dans le mois dont l’objet est le bruit.
-- limits: Plus de plaintes peut vouloir dire plus de bruit, ou un portail mieux connu.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select month as period, cast(sum(received_count) as double) as value
from mart.requests_months
where category = 'bruit'
group by month
order by period
