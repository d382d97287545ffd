-- title: Marchés avec une seule offre
-- question: Les entreprises répondent-elles assez aux marchés de la commune ?
-- theme: Commande publique
-- unit: %
-- digits: 0
-- direction: down
-- target: 20 from 2024-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: ratio
-- owner: commande-publique
-- source: decp
-- method: Marchés notifiés dans le trimestre n’ayant reçu qu’une offre, parmi ceux qui publient le nombre d’offres reçues. Un trimestre est donné deux mois après sa fin, délai légal de publication.
-- limits: Avant 2024, le nombre d’offres n’est pas publié. Peu de marchés par trimestre : un seul déplace la part de plusieurs points.
-- since: 2024-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- The law gives two months to publish a contract: a quarter is told once they are over, and only if something was published
-- after it ended, so that a feed that stopped does not turn into zeros.
with published as (
  select max(published_on) as latest_on from core.contracts where published_on <= $today
),

counted as (
  select
    cast(date_trunc('quarter', notified_on) as date) as period,
    count(*) filter (offers_received = 1) as single_count,
    count(*) as known_count
  from mart.contracts_notified
  where kind = 'marche' and offers_received is not null
  group by all
)

select
  counted.period,
  100.0 * counted.single_count / counted.known_count as value,
  cast(counted.single_count as double) as numerator,
  cast(counted.known_count as double) as denominator
from counted
cross join published
where counted.period + interval 5 months <= $today and counted.period + interval 3 months <= published.latest_on
order by counted.period
