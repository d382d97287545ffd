-- title: Contrats qui se terminent dans les dix-huit mois
-- params: today DATE, kind VARCHAR, procedure VARCHAR
-- returns: ends_on DATE, horizon_months INTEGER, object VARCHAR, division_label VARCHAR, suppliers VARCHAR, latest_amount_eur DOUBLE, part VARCHAR, procedure VARCHAR, notified_on DATE, uid VARCHAR
-- source: decp
--
-- The end is estimated: notification plus the duration last published. `horizon_months` is 6, 12 or 18. Renewals are not
-- published, so a contract may go on. The latest amount is shown as it is, counted or not.
select
  ends_on,
  cast(case when ends_on <= $today + interval 6 months then 6 when ends_on <= $today + interval 12 months then 12 else 18 end as integer)
    as horizon_months,
  object, division_label, suppliers, cast(latest_amount_eur as double) as latest_amount_eur, part, procedure, notified_on, uid
from mart.contracts_notified
where ends_on between $today and $today + interval 18 months
  and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
order by ends_on, uid
