-- title: Signalements clos en 15 jours
-- question: Quand je signale un problème, est-il réglé en quinze jours ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 80 from 2022-01-01 to 2024-12-31 by démonstration ; 85 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Demandes signalant un problème (voirie, propreté, bruit, éclairage…) closes en 15 jours au plus, sur celles reçues dans le trimestre. Un trimestre compte une fois fini depuis 15 jours ; une demande encore ouverte compte comme non close.
-- limits: Une clôture dit que le dossier est fermé, pas que l’habitant est satisfait. Les demandes déposées hors du portail, du guichet, du téléphone et du courriel ne sont pas connues. Un trimestre où l’un des deux nombres, ou ce qui les sépare, compte de 1 à 10 demandes est caché, avec un autre de son année.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  period, 100 * cast(quick_count as double) / received_count as value, cast(quick_count as double) as numerator,
  cast(received_count as double) as denominator
from mart.requests_quick
where span = 'trimestre' and value = 'signalement' and not is_masked and received_count > 0
order by period
