-- title: Erreurs de données traitées en 15 jours
-- question: Quand je signale un chiffre faux, me répond-on ?
-- theme: Numérique
-- unit: %
-- direction: up
-- target: 90 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: year
-- season: none
-- total: ratio
-- owner: donnees
-- source: demandes
-- method: Erreurs signalées dans les données de la ville et closes en 15 jours au plus, sur celles reçues dans l’année. Une année compte une fois entière et finie depuis 15 jours ; une erreur encore ouverte compte comme non close.
-- limits: Clos veut dire corrigé, transmis au producteur ou laissé sans suite. Une année n’est pas montrée quand l’un des deux nombres, ou ce qui les sépare, compte de 1 à 10 demandes, ou quand un de ses trimestres est caché.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  period, 100 * cast(quick_count as double) / received_count as value, cast(quick_count as double) as numerator,
  cast(received_count as double) as denominator
from mart.requests_quick
where span = 'an' and value = 'erreur de donnée' and not is_masked and received_count > 0
order by period
