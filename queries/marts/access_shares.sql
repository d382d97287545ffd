-- title: Adresses à moins de 150, 300 et 500 m de chaque type d’équipement
-- table: mart.access_shares
-- source: base-adresse-locale, commune, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.access_cells
-- key: kind
-- returns: kind VARCHAR, address_count BIGINT, within_150_count BIGINT, within_300_count BIGINT, within_500_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
--
-- Numbered addresses with a place, in a straight line.
select
    kind,
    cast(sum(address_count) as bigint) as address_count,
    cast(coalesce(sum(address_count) filter (where band_m <= 150), 0) as bigint) as within_150_count,
    cast(coalesce(sum(address_count) filter (where band_m <= 300), 0) as bigint) as within_300_count,
    cast(coalesce(sum(address_count) filter (where band_m <= 500), 0) as bigint) as within_500_count,
    round(sum(total_m) / sum(address_count), 1) as mean_m,
    max(farthest_m) as farthest_m
from mart.access_cells
group by kind
