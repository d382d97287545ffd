-- title: Montant notifié, nombre de contrats, concurrence sur une période
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: contract_count BIGINT, before_count BIGINT, firm_eur DOUBLE, before_firm_eur DOUBLE, framework_eur DOUBLE, concession_eur DOUBLE, framework_count BIGINT, concession_count BIGINT, excluded_count BIGINT, median_firm_eur DOUBLE, largest_firm_eur DOUBLE, offers_count BIGINT, median_offers DOUBLE, single_count BIGINT, single_share DOUBLE, undated_count BIGINT, undated_firm_eur DOUBLE, undated_framework_eur DOUBLE, undated_concession_eur DOUBLE
-- source: decp
-- method: Les contrats notifiés pendant la période, à leur montant signé ; un avenant compte à sa propre date, et un contrat sans date de notification n’est d’aucune période. Marchés fermes, maxima des accords-cadres et concessions font trois sommes à part, sans les montants absents ou invraisemblables. Les offres ne se comptent que sur les contrats qui disent combien sont venues.
--
-- `kind` ou `procedure` vide : tous. Les montants fermes, les maxima des accords-cadres et les valeurs des concessions
-- sont trois sommes qui ne se rencontrent jamais. `before_…` est la même période un an plus tôt, nulle quand la
-- publication n’avait pas commencé. Les parts sont celles des contrats qui disent combien d’offres sont venues
-- (`offers_count`). `undated_…` : les contrats sans date de notification, qui ne sont d’aucune période ; ils ne
-- suivent que les autres filtres.
with marked as (
  select
    *, is_kept and notified_on between $start and $stop as is_now, is_kept and notified_on is null as is_undated,
    is_kept and notified_on between $start - interval 1 year and $stop - interval 1 year as is_before
  from (select *, (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure) as is_kept
    from mart.contracts_notified) as contracts
)
select
  count(*) filter (is_now) as contract_count,
  case when date_trunc('month', min(notified_on)) <= $start - interval 1 year then count(*) filter (is_before) end as before_count,
  cast(coalesce(sum(firm_eur) filter (is_now), 0) as double) as firm_eur,
  cast(case when date_trunc('month', min(notified_on)) <= $start - interval 1 year then coalesce(sum(firm_eur) filter (is_before), 0)
    end as double) as before_firm_eur,
  cast(coalesce(sum(framework_eur) filter (is_now), 0) as double) as framework_eur,
  cast(coalesce(sum(concession_eur) filter (is_now), 0) as double) as concession_eur,
  count(*) filter (is_now and part = 'Accords-cadres') as framework_count,
  count(*) filter (is_now and part = 'Concessions') as concession_count,
  count(*) filter (is_now and not is_amount_counted) as excluded_count,
  cast(median(firm_eur) filter (is_now) as double) as median_firm_eur,
  cast(max(firm_eur) filter (is_now) as double) as largest_firm_eur,
  count(offers_received) filter (is_now) as offers_count, median(offers_received) filter (is_now) as median_offers,
  count(*) filter (is_now and offers_received = 1) as single_count,
  count(*) filter (is_now and offers_received = 1) / nullif(count(offers_received) filter (is_now), 0) as single_share,
  count(*) filter (is_undated) as undated_count,
  cast(coalesce(sum(firm_eur) filter (is_undated), 0) as double) as undated_firm_eur,
  cast(coalesce(sum(framework_eur) filter (is_undated), 0) as double) as undated_framework_eur,
  cast(coalesce(sum(concession_eur) filter (is_undated), 0) as double) as undated_concession_eur
from marked
