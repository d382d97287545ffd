-- title: Les autres publications d’un contrat, qui n’ont pas été retenues
-- params: id VARCHAR
-- returns: reason VARCHAR, published_on VARCHAR, amount VARCHAR, original VARCHAR
-- source: decp
--
-- Le même numéro publié deux fois, ou une version antérieure (format de 2019 : les deux derniers chiffres du numéro). Elles
-- sont montrées telles que publiées et ne comptent dans aucun total. Deux acheteurs peuvent donner le même numéro : c’est
-- celui du même acheteur, aux zéros de tête près qu’un tableur a perdus.
with kept as (
  select contract_id, format, ltrim(buyer_siret, '0') as buyer from core.contracts where uid = $id
), refused as (
  select
    reason, original, original ->> '$.id' as contract_id,
    ltrim(regexp_replace(coalesce(original ->> '$.acheteur.id', original ->> '$.autoriteConcedante.id', original ->> '$.acheteur_id'),
      '\s+', '', 'g'), '0') as buyer
  from meta.rejected
  where dataset_id = 'decp' and table_name = 'core.contracts' and level = 'row' and json_valid(original)
)
select
  refused.reason, refused.original ->> '$.datePublicationDonnees' as published_on,
  coalesce(refused.original ->> '$.montant', refused.original ->> '$.valeurGlobale') as amount, refused.original
from refused
join kept on refused.buyer is not distinct from kept.buyer and (trim(refused.contract_id) = kept.contract_id
  or (refused.reason = 'version_anterieure' and kept.format = '2019' and left(trim(refused.contract_id), -2) = left(kept.contract_id, -2)))
order by published_on, refused.original
