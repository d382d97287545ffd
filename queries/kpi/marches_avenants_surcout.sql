-- title: Surcoût des avenants
-- question: Quand un marché est modifié, combien coûte-t-il en plus ?
-- theme: Commande publique
-- unit: %
-- digits: 1
-- direction: down
-- target: 10 from 2016-01-01 by démonstration
-- tolerance: 2
-- cadence: year
-- season: none
-- total: ratio
-- owner: commande-publique
-- source: decp
-- method: Ce que les avenants de l’année ajoutent aux marchés fermes, rapporté au montant initial de ces mêmes marchés. Un avenant compte dans son année, un marché une fois par an.
-- limits: Un marché sans avenant n’y entre pas. Un avenant publié sans montant, ou d’un marché au montant inconnu, est écarté. Quelques marchés suffisent à faire bouger l’année.
-- since: 2016-01-01
-- act: Code de la commande publique, R. 2194-8 et R. 2194-9
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
with amended as (
  select
    uid,
    cast(date_trunc('year', amended_on) as date) as period,
    cast(sum(added_eur) as double) as added,
    cast(any_value(initial_amount_eur) as double) as initial
  from mart.contracts_amended
  where part = 'Marchés fermes' and added_eur is not null and initial_amount_eur > 0
  group by all
)

select
  period,
  100.0 * sum(added) / sum(initial) as value,
  sum(added) as numerator,
  sum(initial) as denominator
from amended
where period + interval 1 year <= $today
group by period
order by period
