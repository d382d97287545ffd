-- title: Part des frais de personnel
-- question: Quelle part des dépenses courantes va aux salaires ?
-- theme: Finances
-- unit: %
-- digits: 1
-- direction: none
-- cadence: year
-- season: none
-- total: last
-- owner: finances
-- source: finances
-- method: Comptes de gestion publiés par l’OFGL (DGFiP), budget principal seul. Frais de personnel rapportés aux dépenses de fonctionnement.
-- limits: Un service rendu en régie pèse ici, le même confié à une entreprise non. Comparée aux communes du département de la moitié au double de sa population : les strates usuelles se coupent à 5 000 habitants, juste au-dessus d’elle. Les budgets annexes n’y sont pas. Une commune qui a confié une compétence à son intercommunalité ne se compare pas sans précaution. Année connue vers l’été suivant.
-- since: 2014-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  part.year_start as period,
  100.0 * part.amount_eur / whole.amount_eur as value,
  part.amount_eur as numerator,
  whole.amount_eur as denominator
from mart.town_finances as part
inner join mart.town_finances as whole on part.year_start = whole.year_start and whole.aggregate = 'Dépenses de fonctionnement'
where part.aggregate = 'Frais de personnel' and part.amount_eur is not null and whole.amount_eur > 0
  and part.year_start + interval 1 year <= $today
order by period
