-- title: Montant des marchés notifiés
-- question: Combien la commune engage-t-elle en marchés publics ?
-- theme: Commande publique
-- unit: €
-- digits: 0
-- direction: none
-- cadence: quarter
-- season: none
-- total: sum
-- owner: commande-publique
-- source: decp
-- method: Somme des montants signés des marchés fermes notifiés dans le trimestre. Un trimestre est donné deux mois après sa fin, délai légal de publication.
-- limits: Les maxima des accords-cadres et les concessions n’y sont pas : ce ne sont pas des dépenses. Les montants aberrants sont exclus. Seuls les marchés publiés (au-dessus du seuil légal) sont connus.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- The law gives two months to publish a contract: a quarter is told once they are over, and only if something was published
-- after it ended, so that a feed that stopped does not turn into zeros.
with published as (
  select max(published_on) as latest_on from core.contracts where published_on <= $today
),

spans as (
  select
    cast(unnest(generate_series(date_trunc('quarter', min(notified_on)), $today - interval 5 months, interval 3 months)) as date)
      as quarter_start
  from mart.contracts_notified
),

quarters as (
  select spans.quarter_start
  from spans
  cross join published
  where spans.quarter_start + interval 3 months <= published.latest_on
),

signed as (
  select
    date_trunc('quarter', notified_on) as quarter_start,
    cast(sum(amount_eur) as double) as amount
  from mart.contracts_notified
  where part = 'Marchés fermes' and is_amount_counted
  group by all
)

select
  quarters.quarter_start as period,
  coalesce(signed.amount, 0) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from quarters
left join signed on quarters.quarter_start = signed.quarter_start
order by period
