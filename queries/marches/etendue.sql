-- title: Période des contrats publiés, et celle que l’on montre d’abord
-- returns: first_on DATE, last_on DATE, default_on DATE
-- source: decp
--
-- Des mois entiers, comme les contrats sont publiés ; par défaut, les douze derniers.
with ends as (
  select min(notified_on) as first_on, last_day(max(notified_on)) as last_on from mart.contracts_notified
)
select
  cast(date_trunc('month', first_on) as date) as first_on, last_on,
  greatest(cast(date_trunc('month', first_on) as date), cast(last_on + 1 - interval 1 year as date)) as default_on
from ends
