-- title: Adresses à moins de 800 m d’une école
-- question: Combien d’habitants ont une école à dix minutes à pied ?
-- theme: Éducation et jeunesse
-- unit: %
-- direction: up
-- target: 80 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: restauration-scolaire
-- source: base-adresse-locale, equipements
-- method: Adresses situées à 800 m au plus, à vol d’oiseau, de l’école maternelle, élémentaire ou primaire la plus proche que la ville publie, parmi les adresses situées.
-- limits: Distance à vol d’oiseau : à pied, le chemin est plus long. L’école la plus proche n’est pas toujours celle du secteur. Une école qui n’est pas dans l’inventaire des équipements ne compte pas.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- Great-circle distance (haversine, mean radius of the Earth): no more than a few schools, so each pair is computed.
with schools as (
  select longitude, latitude
  from core.facilities
  where kind = 'facility' and longitude is not null and latitude is not null
    and lower(strip_accents(properties ->> 'equip_type')) in ('ecole maternelle', 'ecole elementaire', 'ecole primaire')
),

homes as (
  select
    homes.address_id,
    min(2 * 6371008.8 * asin(sqrt(
      pow(sin(radians(homes.latitude - schools.latitude) / 2), 2)
      + cos(radians(homes.latitude)) * cos(radians(schools.latitude))
      * pow(sin(radians(homes.longitude - schools.longitude) / 2), 2)
    ))) as distance_m
  from mart.address_points as homes
  cross join schools
  where homes.is_located
  group by homes.address_id
)

select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * count(*) filter (distance_m <= 800) / count(*) as value,
  cast(count(*) filter (distance_m <= 800) as double) as numerator,
  cast(count(*) as double) as denominator
from homes
having count(*) > 0
