-- title: Signalements de propreté clos en 15 jours
-- question: Un dépôt sauvage signalé est-il enlevé en quinze jours ?
-- theme: Équipements et espace public
-- unit: %
-- direction: up
-- target: 90 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: year
-- season: none
-- total: ratio
-- owner: services-techniques
-- source: demandes
-- method: Demandes de propreté closes en 15 jours au plus, sur celles reçues dans l’année. Une année compte une fois entière et finie depuis 15 jours ; une demande encore ouverte compte comme non close.
-- limits: Une clôture dit que le dossier est fermé, pas que l’habitant est satisfait. Une année n’est pas montrée quand l’un des deux nombres, ou ce qui les sépare, compte de 1 à 10 demandes, ou quand un de ses trimestres est caché.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  period, 100 * cast(quick_count as double) / received_count as value, cast(quick_count as double) as numerator,
  cast(received_count as double) as denominator
from mart.requests_quick
where span = 'an' and value = 'propreté' and not is_masked and received_count > 0
order by period
