-- title: Adresses à moins de 300 m d’une aire de jeux
-- question: Y a-t-il une aire de jeux près de chez moi ?
-- theme: Équipements et espace public
-- unit: %
-- direction: up
-- target: 60 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: services-techniques
-- source: base-adresse-locale, aires-de-jeux
-- method: Adresses situées à 300 m au plus, à vol d’oiseau, de l’aire de jeux la plus proche, parmi les adresses situées. Une aire d’une commune voisine publiée par la ville compte.
-- limits: Distance à vol d’oiseau : à pied, le chemin est plus long. Une adresse sans position ne compte pas ; un immeuble compte autant qu’une maison.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
with near as (
  select
    count(*) filter (distance_m <= 300) as near_count,
    count(*) as all_count
  from mart.address_distances
  where kind = 'playground'
)

select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * near_count / all_count as value,
  cast(near_count as double) as numerator,
  cast(all_count as double) as denominator
from near
where all_count > 0
