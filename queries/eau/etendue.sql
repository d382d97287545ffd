-- title: Étendue des prélèvements d’eau potable publiés
-- returns: first_on DATE, last_on DATE, default_on DATE
-- source: eau-potable
--
-- Par défaut, trois ans : assez de prélèvements pour en dire quelque chose.
select
    min(sampled_on) as first_on,
    max(sampled_on) as last_on,
    cast(greatest(min(sampled_on), max(sampled_on) - interval 3 year) as date) as default_on
from mart.water_judged
