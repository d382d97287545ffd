-- title: Population que les comptes retiennent pour la commune, chaque année
-- returns: period DATE, population INTEGER
--
-- Celle des communes comparables vient de la même source : c'est avec elle que la commune se range parmi elles.
select year_start as period, max(population) as population
from mart.town_finances
where population > 0
group by period
