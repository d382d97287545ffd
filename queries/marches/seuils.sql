-- title: Contrats selon les seuils légaux en vigueur à leur notification
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: band VARCHAR, contract_count BIGINT, direct_count BIGINT
-- source: decp
--
-- La tranche est indicative (mart.contracts_notified, `legal_band`). `direct_count` : signés sans publicité ni concurrence. Une
-- concession suit d’autres seuils et n’est pas ici.
select legal_band as band, count(*) as contract_count, count(*) filter (procedure = 'Sans publicité ni concurrence') as direct_count
from mart.contracts_notified
where notified_on between $start and $stop and legal_band is not null
  and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
group by band
order by array_position(['sous le seuil de publicité', 'procédure adaptée', 'procédure formalisée', 'seuil non renseigné'], band)
