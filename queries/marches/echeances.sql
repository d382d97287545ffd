-- title: Contrats qui se terminent bientôt
-- params: today DATE, months INTEGER, division VARCHAR, low DOUBLE, high DOUBLE, need VARCHAR
-- returns: ends_on DATE, horizon_months INTEGER, object VARCHAR, cpv_code VARCHAR, division VARCHAR, division_label VARCHAR, suppliers VARCHAR, latest_amount_eur DOUBLE, part VARCHAR, procedure VARCHAR, notified_on DATE, duration_months INTEGER, amendment_count INTEGER, uid VARCHAR, need VARCHAR, reason VARCHAR
-- source: decp
--
-- La fin est estimée : notification plus la dernière durée publiée, avenants compris. Les reconductions ne sont pas
-- publiées, un contrat peut donc continuer, ou finir plus tôt. `horizon_months` vaut 6, 12 ou 18. Le dernier montant est
-- montré tel quel ; les bornes `low` (comprise) et `high` (exclue) écartent ceux dont il n’est pas connu ; 0 : sans borne.
-- `need` : le besoin revient (recurrent), non (ponctuel) ou l’on ne sait (inconnu), avec la raison (mart.contracts_needs).
select
  contracts.ends_on,
  cast(case when contracts.ends_on <= $today + interval 6 months then 6 when contracts.ends_on <= $today + interval 12 months then 12
    else 18 end as integer) as horizon_months,
  contracts.object, contracts.cpv_code, contracts.division, contracts.division_label, contracts.suppliers,
  cast(contracts.latest_amount_eur as double) as latest_amount_eur, contracts.part, contracts.procedure, contracts.notified_on,
  contracts.duration_months, contracts.amendment_count, contracts.uid, coalesce(needs.need, 'inconnu') as need, needs.reason
from mart.contracts_notified as contracts
left join mart.contracts_needs as needs on contracts.uid = needs.uid
where contracts.ends_on between $today and $today + to_months($months)
  and coalesce($division, '') in ('', contracts.division) and coalesce($need, '') in ('', coalesce(needs.need, 'inconnu'))
  and (($low = 0 and $high = 0) or (contracts.latest_amount_eur >= $low and ($high = 0 or contracts.latest_amount_eur < $high)))
order by contracts.ends_on, contracts.uid
