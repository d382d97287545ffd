-- title: Objets trouvés rendus
-- question: Si je perds un objet et qu’on le trouve, me sera-t-il rendu ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 40 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Objets trouvés dans le trimestre et rendus à leur propriétaire en 90 jours, sur tous ceux trouvés. Un trimestre compte quand tous ses objets ont au moins 90 jours ; un objet encore gardé compte comme non rendu.
-- limits: Un objet rendu après 90 jours ne compte pas. Peu d’objets par trimestre : la part varie beaucoup.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', month) as date) as period, 100 * cast(sum(done_count) as double) / sum(received_count) as value, cast(sum(done_count) as double) as numerator,
  cast(sum(received_count) as double) as denominator
from mart.requests_months
where category = 'objet trouvé'
group by period
having sum(received_count) > 0 and sum(ripe_count) = sum(received_count) and count(distinct month) = 3
order by period
