-- title: Repas servis à la cantine
-- question: Combien de repas la cantine scolaire sert-elle ?
-- theme: Éducation et jeunesse
-- unit: repas
-- direction: none
-- cadence: month
-- season: year
-- total: sum
-- owner: restauration-scolaire
-- source: services
-- method: Repas servis aux élèves dans le mois.
-- limits: Un mois de vacances sert peu de repas : un mois se compare au même mois des autres années.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE
select period_start as period, value
from mart.services_series
where service = 'restauration-scolaire' and indicator = 'repas servis' and grain = 'mois' and period_end < $today and value is not null
order by period
