-- title: Niveau de la rivière par rapport à la saison
-- question: La rivière a-t-elle été plus haute que d’habitude ce mois-ci ?
-- theme: Environnement et eau
-- unit: m
-- digits: 2
-- direction: none
-- cadence: month
-- season: none
-- total: mean
-- owner: eau-environnement
-- source: hydrometrie
-- method: Chaque jour, hauteur moyenne à la station la plus proche, moins la hauteur médiane du même jour de l’année (à sept jours près, toutes les années connues) ; puis moyenne des jours du mois. Plus de zéro : plus haute que d’habitude.
-- limits: Données brutes, non validées. Un mois mesuré moins de 25 jours n’est pas donné. La médiane compte toutes les années connues, la dernière comprise : elle bouge un peu avec le temps. Le niveau du moment est sur la page de la rivière. Pour la vigilance crues : vigicrues.gouv.fr.
-- since: 2017-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- By month, because a day's level is almost that of the day before: no chart can judge such values one by one.
-- A month with under 25 measured days is left out: its missing days may have been the high ones.
-- The gauge is the one nearest to the middle of the town (one degree of longitude is 0.65 of one of latitude here).
with town as (
  select avg((west + east) / 2) as longitude, avg((south + north) / 2) as latitude from core.communes
),

gauge as (
  select river_stations.station_id
  from core.river_stations
  left join town on true
  order by
    pow((river_stations.longitude - town.longitude) * 0.65, 2) + pow(river_stations.latitude - town.latitude, 2) nulls last,
    river_stations.station_id
  limit 1
),

days as (
  select
    cast(date_trunc('month', daily.day) as date) as period,
    daily.level_m - season.level_p50_m as gap_m
  from mart.river_daily as daily
  inner join gauge on daily.station_id = gauge.station_id
  inner join mart.river_season as season
    on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
  where daily.level_m is not null and season.level_p50_m is not null
)

select
  period,
  round(avg(gap_m), 3) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from days
where period + interval 1 month <= $today
group by period
having count(*) >= 25
order by period
