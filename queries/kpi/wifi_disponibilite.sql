-- title: Disponibilité du WiFi public
-- question: Les bornes WiFi de la ville sont-elles en marche ?
-- theme: Numérique
-- unit: %
-- digits: 1
-- direction: up
-- target: 99 from 2020-06-01 by démonstration
-- tolerance: 0.5
-- cadence: month
-- season: none
-- total: ratio
-- owner: informatique
-- source: wifi
-- method: Minutes de service des bornes, sur les minutes dont elles ont publié l’état dans le mois.
-- limits: Une borne sans session peut être en marche, et une borne qui ne publie rien n’est ni en marche ni en panne : elle est comptée parmi les bornes à surveiller.
-- since: 2020-06-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', month_ends_on) as date) as period, 100 * cast(sum(available_min) as double) / sum(published_min) as value,
  cast(sum(available_min) as double) as numerator, cast(sum(published_min) as double) as denominator
from mart.wifi_days
where month_ends_on < $today
group by month_ends_on
having sum(published_min) > 0 and max(used_on) = month_ends_on
order by period
