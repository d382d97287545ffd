-- title: Taux d’épargne brute
-- question: Que reste-t-il à la commune, une fois ses dépenses courantes payées ?
-- theme: Finances
-- unit: %
-- digits: 1
-- direction: up
-- target: 10 from 2017-01-01 by démonstration
-- tolerance: 1
-- cadence: year
-- season: none
-- total: last
-- owner: finances
-- source: finances
-- method: Comptes de gestion publiés par l’OFGL (DGFiP), budget principal seul. Épargne brute (recettes moins dépenses de fonctionnement) rapportée aux recettes de fonctionnement.
-- limits: Comparée aux communes du département de la moitié au double de sa population : les strates usuelles se coupent à 5 000 habitants, juste au-dessus d’elle. Les budgets annexes n’y sont pas. Une commune qui a confié une compétence à son intercommunalité ne se compare pas sans précaution. Année connue vers l’été suivant.
-- since: 2014-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  part.year_start as period,
  100.0 * part.amount_eur / whole.amount_eur as value,
  part.amount_eur as numerator,
  whole.amount_eur as denominator
from mart.town_finances as part
inner join mart.town_finances as whole on part.year_start = whole.year_start and whole.aggregate = 'Recettes de fonctionnement'
where part.aggregate = 'Epargne brute' and part.amount_eur is not null and whole.amount_eur > 0
  and part.year_start + interval 1 year <= $today
order by period
