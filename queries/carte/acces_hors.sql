-- title: Places des adresses hors de portée, en mètres, par carré d’un kilomètre
-- params: kind VARCHAR, radius INTEGER
-- returns: xs_m DOUBLE[], ys_m DOUBLE[], counts INTEGER[], scale DOUBLE
-- source: base-adresse-locale
--
-- A row is a square and holds its addresses as lists: a quarter of a million of them are a few dozen rows, and none is
-- left out by the limit on rows.
select list(x_m) as xs_m, list(y_m) as ys_m, list(address_count) as counts, avg(scale) as scale
from mart.access_homes
where kind = $kind and distance_m > $radius
group by floor(x_m / 1000), floor(y_m / 1000)
order by min(y_m), min(x_m)
