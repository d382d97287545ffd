-- title: Adresses à moins de 150, 300 et 500 m de chaque type d’équipement
-- returns: kind VARCHAR, address_count BIGINT, within_150_count BIGINT, within_300_count BIGINT, within_500_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
-- source: base-adresse-locale, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- method: Pour chaque adresse numérotée et située, la distance à vol d’oiseau au lieu le plus proche de chaque type, y compris juste hors de la commune. Une adresse sans position n’est pas comptée. Le chemin à pied est plus long, et une adresse n’est pas un habitant.
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
order by kind
