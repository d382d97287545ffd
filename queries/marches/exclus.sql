-- title: Contrats dont le montant n’est dans aucun total, et pourquoi
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: reason VARCHAR, notified_on DATE, object VARCHAR, suppliers VARCHAR, amount_eur DOUBLE, uid VARCHAR
-- source: decp
--
-- Hors de tout total, jamais hors de la liste. Un montant qui n’en est pas un laisse le contrat dans le nombre de ceux
-- de la période ; un contrat sans date de notification n’est d’aucune période, et sa raison vient avant l’autre. Ceux-là
-- viennent en dernier, des plus grands montants aux plus petits.
select excluded_because as reason, notified_on, object, suppliers, cast(amount_eur as double) as amount_eur, uid
from mart.contracts_notified
where excluded_because is not null and (notified_on is null or notified_on between $start and $stop)
  and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
order by notified_on is null, not is_amount_counted and notified_on is null, reason, notified_on desc,
  case when notified_on is null then amount_eur end desc, uid
