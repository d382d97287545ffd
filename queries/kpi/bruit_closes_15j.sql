-- title: Plaintes pour bruit closes en 15 jours
-- question: Quand je me plains du bruit, la police y répond-elle en quinze jours ?
-- theme: Sécurité et prévention
-- unit: %
-- direction: up
-- target: 90 from 2022-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: police-municipale
-- source: demandes
-- method: Demandes pour bruit closes en 15 jours au plus, sur celles reçues dans le trimestre. Un trimestre compte quand toutes ont au moins 15 jours ; une demande encore ouverte compte comme non close.
-- limits: Une clôture dit que le dossier est fermé, pas que l’habitant est satisfait.
-- since: 2021-07-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('quarter', month) as date) as period, 100 * cast(sum(quick_count) as double) / sum(received_count) as value, cast(sum(quick_count) as double) as numerator,
  cast(sum(received_count) as double) as denominator
from mart.requests_months
where category = 'bruit'
group by period
having sum(received_count) > 0 and sum(aged_count) = sum(received_count) and count(distinct month) = 3
order by period
