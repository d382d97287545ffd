-- title: Délai médian de clôture par objet, demandes ouvertes comprises
-- params: start DATE, stop DATE
-- returns: category VARCHAR, median_days INTEGER, closed_count BIGINT, open_count BIGINT
-- source: demandes
--
-- Kaplan et Meier : une demande ouverte compte parmi celles qui attendent aussi longtemps qu’elle a attendu, puis plus ;
-- on ne l’écarte pas (la médiane serait trop courte) et on ne la tient pas pour close aujourd’hui. La médiane est le
-- premier jour où la moitié serait close ; nulle quand ce jour n’est pas encore venu. Mois de réception qui touchent la
-- période.
with delays as (
  select category, delay_days, sum(closed_count) as closed_count, sum(open_count) as open_count
  from mart.requests_delays
  where month between date_trunc('month', $start) and $stop
  group by category, delay_days
), at_risk as (
  select *, sum(closed_count + open_count) over (partition by category order by delay_days desc) as risk_count
  from delays
), surviving as (
  select *, exp(sum(case when closed_count = risk_count then -1e3 else ln(1 - closed_count / risk_count) end)
    over (partition by category order by delay_days)) as open_share
  from at_risk
)
select
  upper(left(category, 1)) || substr(category, 2) as category,
  cast(min(delay_days) filter (open_share <= 0.5 + 1e-9) as integer) as median_days,
  cast(sum(closed_count) as bigint) as closed_count, cast(sum(open_count) as bigint) as open_count
from surviving
group by category
order by median_days desc nulls first, category
