-- title: Contrats dont le montant n’est pas compté, et pourquoi
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: reason VARCHAR, notified_on DATE, object VARCHAR, suppliers VARCHAR, amount_eur DOUBLE, uid VARCHAR
-- source: decp
--
-- Hors de tout total, jamais hors de la liste ni du nombre de contrats.
select
  case amount_status
    when 'missing' then 'Montant absent ou illisible'
    when 'zero' then 'Montant nul ou négatif'
    when 'symbolic' then 'Un euro ou moins'
    when 'placeholder' then 'Suite de chiffres sans sens (99999999…)'
    else 'Plus de 100 millions d’euros'
  end as reason,
  notified_on, object, suppliers, cast(amount_eur as double) as amount_eur, uid
from mart.contracts_notified
where notified_on between $start and $stop and not is_amount_counted
  and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
order by reason, notified_on desc, uid
