-- title: Surveillances d’absence menées à terme
-- question: Si je signale mon absence, mon logement est-il surveillé jusqu’à mon retour ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 95 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Absences (OTV) demandées dans le trimestre dont la surveillance est terminée en 90 jours, sur toutes celles demandées. Un trimestre compte quand toutes ont au moins 90 jours ; une surveillance annulée ou encore ouverte compte comme non faite.
-- limits: Une absence annulée par l’habitant compte comme non faite, et une absence de plus de 90 jours aussi. Le nombre de passages est un autre indicateur.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', month) as date) as period, 100 * cast(sum(done_count) as double) / sum(received_count) as value, cast(sum(done_count) as double) as numerator,
  cast(sum(received_count) as double) as denominator
from mart.requests_months
where category = 'OTV'
group by period
having sum(received_count) > 0 and sum(ripe_count) = sum(received_count) and count(distinct month) = 3
order by period
