-- title: Contrats selon les seuils légaux en vigueur à leur notification
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: band VARCHAR, contract_count BIGINT, direct_count BIGINT
-- source: decp
--
-- La loi regarde le besoin estimé, tous lots réunis ; seul le montant signé de chaque contrat est publié, la tranche est
-- donc indicative. Les travaux sont la division 45 du CPV. `direct_count` : signés sans publicité ni concurrence. Une
-- date sans seuil est dite telle, jamais servie par le dernier connu. Une concession suit d’autres seuils et n’est pas ici.
with placed as (
  select
    contracts.uid, contracts.amount_eur, contracts.procedure, contracts.notified_on,
    case when contracts.division = '45' then 'travaux' else 'fournitures_services' end as category
  from mart.contracts_notified as contracts
  where contracts.notified_on between $start and $stop and contracts.kind = 'marche' and contracts.is_amount_counted
    and coalesce($kind, '') in ('', contracts.kind) and coalesce($procedure, '') in ('', contracts.procedure)
), judged as (
  select
    placed.procedure,
    case
      when open.amount_eur is null or formal.amount_eur is null then 'seuil non renseigné'
      when placed.amount_eur < open.amount_eur then 'sous le seuil de publicité'
      when placed.amount_eur < formal.amount_eur then 'procédure adaptée'
      else 'procédure formalisée'
    end as band
  from placed
  left join mart.contracts_thresholds as open
    on open.rule = 'dispense' and open.category = placed.category and placed.notified_on between open.since and open.until
  left join mart.contracts_thresholds as formal
    on formal.rule = 'formalisee' and formal.category = placed.category and placed.notified_on between formal.since and formal.until
)
select band, count(*) as contract_count, count(*) filter (procedure = 'Sans publicité ni concurrence') as direct_count
from judged
group by band
order by array_position(['sous le seuil de publicité', 'procédure adaptée', 'procédure formalisée', 'seuil non renseigné'], band)
