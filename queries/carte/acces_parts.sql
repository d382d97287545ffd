-- title: Adresses à moins de 150, 300 et 500 m de chaque type d’équipement
-- returns: kind VARCHAR, address_count BIGINT, within_150_count BIGINT, within_300_count BIGINT, within_500_count BIGINT, mean_m DOUBLE, farthest_m DOUBLE
-- source: base-adresse-locale, aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements
-- method: Pour chaque adresse numérotée et située, la distance à vol d’oiseau au lieu le plus proche de chaque type, y compris juste hors de la commune. Une adresse sans position n’est pas comptée. Le chemin à pied est plus long, et une adresse n’est pas un habitant.
--
-- In the order of its table (`key`), which costs nothing.
select kind, address_count, within_150_count, within_300_count, within_500_count, mean_m, farthest_m
from mart.access_shares
