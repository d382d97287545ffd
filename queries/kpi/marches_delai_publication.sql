-- title: Délai de publication des marchés (médiane)
-- question: Puis-je savoir vite à qui la commune a confié un marché ?
-- theme: Commande publique
-- unit: jours
-- digits: 0
-- direction: down
-- target: 45 from 2019-01-01 by démonstration
-- tolerance: 5
-- cadence: quarter
-- season: none
-- total: mean
-- owner: commande-publique
-- source: decp
-- method: Nombre médian de jours entre la notification d’un marché et la publication de ses données, par trimestre de notification. Un trimestre est donné deux mois après sa fin, délai légal de publication.
-- limits: La loi donne deux mois pour chaque marché : la médiane ne dit pas combien les dépassent. Un marché jamais publié ne se voit pas. Les dates incohérentes sont écartées.
-- since: 2016-01-01
-- act: Code de la commande publique, R. 2196-1
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- The law gives two months to publish a contract: a quarter is told once they are over, and only if something was published
-- after it ended, so that a feed that stopped does not turn into zeros.
with published as (
  select max(published_on) as latest_on from core.contracts where published_on <= $today
),

delays as (
  select
    cast(date_trunc('quarter', notified_on) as date) as period,
    median(cast(published_on - notified_on as integer)) as days
  from core.contracts
  where kind = 'marche' and published_on >= notified_on
  group by all
)

select
  delays.period,
  cast(delays.days as double) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from delays
cross join published
where delays.period + interval 5 months <= $today and delays.period + interval 3 months <= published.latest_on
order by delays.period
