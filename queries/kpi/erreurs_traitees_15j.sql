-- title: Erreurs de données traitées en 15 jours
-- question: Quand je signale un chiffre faux, me répond-on ?
-- theme: Numérique
-- unit: %
-- direction: up
-- target: 90 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: donnees
-- source: demandes
-- method: Erreurs signalées dans les données de la ville et closes en 15 jours au plus, sur celles reçues dans le trimestre. Un trimestre compte quand toutes ont au moins 15 jours ; une erreur encore ouverte compte comme non close.
-- limits: Peu d’erreurs sont signalées par trimestre : une de plus ou de moins change beaucoup la part. Clos veut dire corrigé, transmis au producteur ou laissé sans suite.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', month) as date) as period, 100 * cast(sum(quick_count) as double) / sum(received_count) as value, cast(sum(quick_count) as double) as numerator,
  cast(sum(received_count) as double) as denominator
from mart.requests_months
where category = 'erreur de donnée'
group by period
having sum(received_count) > 0 and sum(aged_count) = sum(received_count) and count(distinct month) = 3
order by period
