-- title: Prêts par inscrit
-- question: Les inscrits de la médiathèque empruntent-ils beaucoup ?
-- theme: Culture et patrimoine
-- unit: prêts
-- digits: 1
-- direction: up
-- target: none
-- cadence: month
-- season: year
-- total: sum
-- owner: mediatheque
-- source: services
-- method: Prêts du mois divisés par les inscrits actifs du mois. Sur une année, les mois s’additionnent.
-- limits: Un mois dont un seul des deux nombres est publié est laissé vide.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE
select
  loans.period_start as period, loans.value / members.value as value
from mart.services_series as loans
join mart.services_series as members using (service, grain, period_start)
where loans.service = 'mediatheque' and loans.indicator = 'prêts' and members.indicator = 'inscrits actifs'
  and loans.grain = 'mois' and loans.period_end < $today and loans.value is not null and members.value > 0
order by period
