-- title: Objets trouvés rendus
-- question: Si je perds un objet et qu’on le trouve, me sera-t-il rendu ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 40 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: year
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Objets trouvés dans l’année et rendus à leur propriétaire en 90 jours, sur tous ceux trouvés. Une année compte une fois entière et finie depuis 90 jours ; un objet encore gardé compte comme non rendu.
-- limits: Un objet rendu après 90 jours ne compte pas. Une année n’est pas montrée quand l’un des deux nombres, ou ce qui les sépare, compte de 1 à 10 demandes, ou quand un de ses trimestres est caché.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  year as period, 100 * cast(kept_count as double) / due_count as value, cast(kept_count as double) as numerator,
  cast(due_count as double) as denominator
from mart.requests_endings
where category = 'objet trouvé' and not is_masked and due_count > 0
order by period
