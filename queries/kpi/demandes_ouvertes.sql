-- title: Signalements encore ouverts
-- question: Combien de problèmes signalés attendent encore une réponse ?
-- theme: Sécurité et prévention
-- unit: demandes
-- direction: down
-- target: 60 from 2025-01-01 by démonstration
-- tolerance: 6
-- cadence: month
-- season: none
-- total: last
-- owner: police-municipale
-- source: demandes
-- method: Demandes signalant un problème (voirie, propreté, bruit, éclairage…) reçues et pas encore closes au dernier jour du mois, de quelque date qu’elles soient.
-- limits: Une demande réglée dont personne n’a saisi la clôture reste comptée comme ouverte. Un mois de 1 à 10 demandes ouvertes est caché.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select month as period, cast(open_count as double) as value
from mart.requests_waiting
where dimension = 'kind' and value = 'signalement' and not is_masked
order by period
