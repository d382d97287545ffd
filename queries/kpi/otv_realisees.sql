-- title: Surveillances d’absence menées à terme
-- question: Si je signale mon absence, mon logement est-il surveillé jusqu’à mon retour ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 95 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: year
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Absences (OTV) demandées dans l’année dont la surveillance est terminée en 90 jours, sur toutes celles demandées. Une année compte une fois entière et finie depuis 90 jours ; une surveillance annulée ou encore ouverte compte comme non faite.
-- limits: Une absence annulée par l’habitant compte comme non faite, et une absence de plus de 90 jours aussi. Le nombre de passages est un autre indicateur. Une année n’est pas montrée quand l’un des deux nombres, ou ce qui les sépare, compte de 1 à 10 demandes, ou quand un de ses trimestres est caché.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  year as period, 100 * cast(kept_count as double) / due_count as value, cast(kept_count as double) as numerator,
  cast(due_count as double) as denominator
from mart.requests_endings
where category = 'OTV' and not is_masked and due_count > 0
order by period
