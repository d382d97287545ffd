-- title: Places de toutes les adresses, en mètres, par carré d’un kilomètre
-- returns: xs_m DOUBLE[], ys_m DOUBLE[], counts INTEGER[], scale DOUBLE
-- source: base-adresse-locale
--
-- As carte/acces_hors: of a kind that the town does not have, every address is out of reach.
select list(x_m) as xs_m, list(y_m) as ys_m, list(1) as counts, avg(scale) as scale
from mart.address_points
where is_numbered and is_located
group by floor(x_m / 1000), floor(y_m / 1000)
order by min(y_m), min(x_m)
