-- title: Adresses à moins de 500 m d’un défibrillateur
-- question: En cas d’arrêt cardiaque, y a-t-il un défibrillateur près de chez moi ?
-- theme: Santé et solidarités
-- unit: %
-- direction: up
-- target: 70 from 2025-01-01 by démonstration
-- tolerance: 5
-- cadence: state
-- season: none
-- total: last
-- owner: ccas
-- source: base-adresse-locale, defibrillateurs
-- method: Adresses situées à 500 m au plus, à vol d’oiseau, du défibrillateur le plus proche, parmi les adresses situées.
-- limits: Distance à vol d’oiseau : à pied, le chemin est plus long. Une adresse sans position ne compte pas ; un immeuble compte autant qu’une maison. Un appareil enfermé la nuit ou hors service compte aussi.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
with near as (
  select
    count(*) filter (distance_m <= 500) as near_count,
    count(*) as all_count
  from mart.address_distances
  where kind = 'defibrillator'
)

select
  cast(date_trunc('month', $today) as date) as period,
  100.0 * near_count / all_count as value,
  cast(near_count as double) as numerator,
  cast(all_count as double) as denominator
from near
where all_count > 0
