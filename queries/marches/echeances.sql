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
  ends_on,
  cast(case when ends_on <= $today + interval 6 months then 6 when ends_on <= $today + interval 12 months then 12
    else 18 end as integer) as horizon_months,
  object, cpv_code, division, division_label, suppliers,
  cast(latest_amount_eur as double) as latest_amount_eur, part, procedure, notified_on,
  duration_months, amendment_count, uid, need, need_reason as reason
from mart.contracts_notified
where ends_on between $today and $today + to_months($months)
  and (coalesce($division, '') = '' or division = $division) and (coalesce($need, '') = '' or need = $need)
  and (($low = 0 and $high = 0) or (latest_amount_eur >= $low and ($high = 0 or latest_amount_eur < $high)))
order by ends_on, uid
