-- title: Niveau de la rivière par rapport à la saison
-- question: La rivière est-elle plus haute que d’habitude à cette période ?
-- theme: Environnement et eau
-- unit: m
-- digits: 2
-- direction: none
-- cadence: day
-- season: none
-- total: mean
-- owner: eau-environnement
-- source: hydrometrie
-- method: Hauteur moyenne du jour à la station la plus proche, moins la hauteur médiane du même jour de l’année (à sept jours près, toutes les années connues). Plus de zéro : plus haute que d’habitude.
-- limits: Données brutes, non validées. La médiane compte toutes les années connues, la dernière comprise : elle bouge un peu avec le temps. Pour la vigilance crues : vigicrues.gouv.fr.
-- since: 2017-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
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
)

select
  daily.day as period,
  round(daily.level_m - season.level_p50_m, 3) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from mart.river_daily as daily
inner join gauge on daily.station_id = gauge.station_id
inner join mart.river_season as season
  on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
where daily.level_m is not null and season.level_p50_m is not null and daily.day <= $today
order by daily.day
