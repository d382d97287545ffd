-- title: Offres reçues par marché (médiane)
-- question: Combien d’entreprises répondent à un marché de la commune ?
-- theme: Commande publique
-- unit: offres
-- digits: 1
-- direction: up
-- target: 3 from 2024-01-01 by démonstration
-- tolerance: 0.5
-- cadence: quarter
-- season: none
-- total: mean
-- owner: commande-publique
-- source: decp
-- method: Nombre médian d’offres reçues par les marchés notifiés dans le trimestre : la moitié en a reçu davantage. Un trimestre est donné deux mois après sa fin, délai légal de publication.
-- limits: Avant 2024, le nombre d’offres n’est pas publié. Une médiane ne s’additionne pas : sur plusieurs trimestres, c’est la moyenne des médianes.
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
    median(offers_received) as offers
  from mart.contracts_notified
  where kind = 'marche' and offers_received is not null
  group by all
)

select
  counted.period,
  counted.offers as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from counted
cross join published
where counted.period + interval 5 months <= $today and counted.period + interval 3 months <= published.latest_on
order by counted.period
