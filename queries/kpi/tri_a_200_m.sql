-- title: Adresses à moins de 200 m d’un point de collecte
-- question: Dois-je marcher longtemps pour trier mes déchets ?
-- theme: Environnement et eau
-- unit: %
-- direction: up
-- target: 85 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: eau-environnement
-- source: base-adresse-locale, conteneurs
-- method: Adresses situées à 200 m au plus, à vol d’oiseau, d’un point de collecte quel que soit le flux, parmi les adresses situées.
-- limits: Distance à vol d’oiseau : à pied, le chemin est plus long. Une adresse sans position ne compte pas ; un immeuble compte autant qu’une maison. Le point le plus proche peut n’accepter qu’un seul flux.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
with near as (
  select
    count(*) filter (distance_m <= 200) as near_count,
    count(*) as all_count
  from mart.address_distances
  where kind = 'container'
)

select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * near_count / all_count as value,
  cast(near_count as double) as numerator,
  cast(all_count as double) as denominator
from near
where all_count > 0
