-- title: Mots par lesquels un contrat se trouve
-- table: mart.contracts_search
-- source: decp
-- after: mart.contracts_notified
-- key: word
-- returns: word VARCHAR, uids VARCHAR[]
--
-- Ceux de l’objet, du domaine d’achat, des titulaires et du numéro, au singulier et sans accent (voir
-- macros/search_words) : un mot par ligne, avec ses contrats, pour qu’une recherche ne lise que ses propres mots. Tous
-- les contrats y sont, datés ou non.
with said as (
  select
    contracts.uid,
    unnest(list_distinct(search_words(concat_ws(' ', contracts.object, contracts.division_label, contracts.suppliers,
      split_part(contracts.uid, '-', 2))))) as word
  from mart.contracts_notified as contracts
)
select word, list(uid order by uid) as uids
from said
group by word
