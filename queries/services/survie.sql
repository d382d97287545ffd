-- title: Part des demandes encore ouvertes après tant de jours
-- params: dimension VARCHAR, value VARCHAR, stop DATE
-- returns: year INTEGER, delay_days INTEGER, open_share DOUBLE, low_share DOUBLE, high_share DOUBLE, first_quartile_days INTEGER, median_days INTEGER, third_quartile_days INTEGER
-- source: demandes
-- method: Les demandes reçues depuis le début, puis celles de la dernière année de la période, selon le temps qu’elles ont attendu. Une demande encore ouverte compte parmi celles qui attendent, jusqu’à son âge (estimateur de Kaplan et Meier). Les parts sont arrondies, et un groupe de moins de 55 demandes n’en a pas.
--
-- Toutes les années (`year` 0), puis l’année de réception de `stop`.
select year, delay_days, 100 * open_share as open_share, 100 * low_share as low_share, 100 * high_share as high_share,
  first_quartile_days, median_days, third_quartile_days
from mart.requests_survival
where dimension = $dimension and value = $value and year in (0, year($stop))
order by year, delay_days
