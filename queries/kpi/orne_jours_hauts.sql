-- title: Jours de hautes eaux dans le mois
-- question: La rivière a-t-elle été souvent haute ce mois-ci ?
-- theme: Environnement et eau
-- unit: jours
-- digits: 0
-- direction: none
-- cadence: month
-- season: none
-- total: sum
-- owner: eau-environnement
-- source: hydrometrie
-- method: Jours du mois dont la hauteur moyenne dépasse le neuvième décile du même jour de l’année, à la station la plus proche. Par construction, trois jours par mois en moyenne.
-- limits: Données brutes, non validées. Une hauteur au-dessus de l’habitude n’est pas une crue. Un mois mesuré moins de 25 jours n’est pas donné. Pour la vigilance crues : vigicrues.gouv.fr.
-- since: 2017-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- A month with under 25 measured days is left out: its missing days may have been the high ones.
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
    daily.level_m > season.level_p90_m as is_high
  from mart.river_daily as daily
  inner join gauge on daily.station_id = gauge.station_id
  inner join mart.river_season as season
    on daily.station_id = season.station_id and least(dayofyear(daily.day), 365) = season.day_of_year
  where daily.level_m is not null and season.level_p90_m is not null
)

select
  period,
  cast(count(*) filter (is_high) as double) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from days
where period + interval 1 month <= $today
group by period
having count(*) >= 25
order by period
