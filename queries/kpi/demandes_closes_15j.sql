-- title: Signalements clos en 15 jours
-- question: Quand je signale un problème, est-il réglé en quinze jours ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 80 from 2022-01-01 to 2024-12-31 by démonstration ; 85 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: month
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Demandes signalant un problème (voirie, propreté, bruit, éclairage…) closes en 15 jours au plus, sur celles reçues dans le mois. Un mois compte quand toutes ont au moins 15 jours ; une demande encore ouverte compte comme non close.
-- limits: Une clôture dit que le dossier est fermé, pas que l’habitant est satisfait. Les demandes déposées hors du portail, du guichet, du téléphone et du courriel ne sont pas connues.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  month as period, 100 * cast(sum(quick_count) as double) / sum(received_count) as value, cast(sum(quick_count) as double) as numerator,
  cast(sum(received_count) as double) as denominator
from mart.requests_months
where category not in ('OTV', 'objet trouvé', 'rendez-vous', 'erreur de donnée')
group by period
having sum(received_count) > 0 and sum(aged_count) = sum(received_count)
order by period
