-- title: Signalements de voirie clos en 15 jours
-- question: Un nid-de-poule signalé est-il traité en quinze jours ?
-- theme: Mobilités
-- unit: %
-- direction: up
-- target: 60 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: month
-- season: none
-- total: ratio
-- owner: services-techniques
-- source: demandes
-- method: Demandes de voirie closes en 15 jours au plus, sur celles reçues dans le mois. Un mois compte quand toutes ont au moins 15 jours ; une demande encore ouverte compte comme non close.
-- limits: Une demande transmise à Caen la Mer est close pour la ville, pas forcément réparée. Peu de demandes par mois : la part varie beaucoup.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  month as period, 100 * cast(sum(quick_count) as double) / sum(received_count) as value, cast(sum(quick_count) as double) as numerator,
  cast(sum(received_count) as double) as denominator
from mart.requests_months
where category = 'doléance voirie'
group by period
having sum(received_count) > 0 and sum(aged_count) = sum(received_count)
order by period
