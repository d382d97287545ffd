-- title: Délai médian d’un signalement de voirie
-- question: Combien de jours faut-il pour qu’un problème de voirie soit traité ?
-- theme: Mobilités
-- unit: jours
-- direction: down
-- target: 15 from 2022-01-01 by démonstration
-- tolerance: 2
-- cadence: quarter
-- season: none
-- total: last
-- owner: services-techniques
-- source: demandes
-- method: Nombre de jours au bout duquel la moitié des demandes de voirie reçues dans le trimestre sont closes (Kaplan et Meier : une demande ouverte compte pour le temps qu’elle a déjà attendu, elle n’est jamais écartée). Un trimestre compte une fois fini depuis 15 jours, et s’il a reçu 22 demandes au moins : onze de chaque côté de la médiane.
-- limits: Un trimestre dont plus de la moitié des demandes attendent encore n’a pas de délai médian. Jours entiers, week-ends compris.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE
select quarter as period, cast(median_days as double) as value
from mart.requests_medians
where dimension = 'category' and value = 'doléance voirie' and median_days is not null
order by period
