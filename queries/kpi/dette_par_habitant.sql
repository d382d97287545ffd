-- title: Dette par habitant
-- question: Combien la commune doit-elle, par habitant ?
-- theme: Finances
-- unit: €/hab.
-- digits: 0
-- direction: down
-- target: 800 from 2020-01-01 by démonstration
-- tolerance: 60
-- cadence: year
-- season: none
-- total: last
-- owner: finances
-- source: finances
-- method: Comptes de gestion publiés par l’OFGL (DGFiP), budget principal seul. Encours de dette au 31 décembre, divisé par la population que l’OFGL retient pour l’année.
-- limits: La population change de millésime chaque année. Comparée aux communes du département de la moitié au double de sa population : les strates usuelles se coupent à 5 000 habitants, juste au-dessus d’elle. Les budgets annexes n’y sont pas. Une commune qui a confié une compétence à son intercommunalité ne se compare pas sans précaution. Année connue vers l’été suivant.
-- since: 2014-01-01
-- per: denominator
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  finances.year_start as period,
  finances.amount_eur / finances.population as value,
  finances.amount_eur as numerator,
  cast(finances.population as double) as denominator
from mart.town_finances as finances
where finances.aggregate = 'Encours de dette' and finances.population > 0 and finances.amount_eur is not null
  and finances.year_start + interval 1 year <= $today
order by period
