-- title: Contrats qui se terminent dans les dix-huit mois
-- params: today DATE, kind VARCHAR, procedure VARCHAR
-- returns: ends_on DATE, horizon_months INTEGER, object VARCHAR, division_label VARCHAR, suppliers VARCHAR, latest_amount_eur DOUBLE, part VARCHAR, procedure VARCHAR, notified_on DATE, uid VARCHAR
-- source: decp
--
-- La fin est estimée : notification plus la dernière durée publiée. `horizon_months` vaut 6, 12 ou 18. Les reconductions
-- ne sont pas publiées, un contrat peut donc continuer. Le dernier montant est montré tel quel, compté ou non.
select
  ends_on,
  cast(case when ends_on <= $today + interval 6 months then 6 when ends_on <= $today + interval 12 months then 12 else 18 end as integer)
    as horizon_months,
  object, division_label, suppliers, cast(latest_amount_eur as double) as latest_amount_eur, part, procedure, notified_on, uid
from mart.contracts_notified
where ends_on between $today and $today + interval 18 months
  and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
order by ends_on, uid
