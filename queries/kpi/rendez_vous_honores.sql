-- title: Rendez-vous honorés
-- question: Les rendez-vous pris sont-ils honorés ?
-- theme: Administration et citoyenneté
-- unit: %
-- direction: up
-- target: 90 from 2022-01-01 by démonstration
-- tolerance: 3
-- cadence: year
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Rendez-vous pris dans l’année où l’habitant est venu en 90 jours, sur ceux qui n’ont pas été annulés à l’avance. Une année compte une fois entière et finie depuis 90 jours.
-- limits: Un rendez-vous dont l’issue n’a pas été saisie n’est pas compté. Une année n’est pas montrée quand l’un des deux nombres, ou ce qui les sépare, compte de 1 à 10 demandes, ou quand un de ses trimestres est caché.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  year as period, 100 * cast(kept_count as double) / due_count as value, cast(kept_count as double) as numerator,
  cast(due_count as double) as denominator
from mart.requests_endings
where category = 'rendez-vous' and not is_masked and due_count > 0
order by period
