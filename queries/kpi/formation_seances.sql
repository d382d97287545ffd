-- title: Séances de formation des seniors
-- question: Les 48 séances annoncées de formation numérique des seniors ont-elles lieu ?
-- theme: Santé et solidarités
-- unit: séances
-- direction: up
-- target: 48 from 2019-01-01 by démonstration
-- tolerance: 2
-- cadence: year
-- season: none
-- total: sum
-- owner: formation-numerique-seniors
-- source: services
-- method: Séances tenues dans l’année, deux cycles de 24 séances de deux heures étant prévus.
-- limits: Une séance qui ne publie pas ses places, ses inscrits et ses présents n’est pas comptée.
-- since: 2019-01-01
-- returns: period DATE, value DOUBLE
select cast(date_trunc('year', first_on) as date) as period, cast(sum(sessions) as double) as value
from mart.services_training
where date_trunc('year', first_on) + interval 1 year <= $today
group by period
order by period
