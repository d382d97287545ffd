-- title: Mots par lesquels un contrat se trouve
-- table: mart.contracts_search
-- source: decp
-- after: mart.contracts_notified
-- key: word
-- returns: word VARCHAR, places INTEGER[]
--
-- Ceux de l’objet, du domaine d’achat, des titulaires et du numéro, au singulier et sans accent (voir
-- macros/search_words) : un mot par ligne, avec les places de ses contrats
-- dans mart.contracts_notified, pour qu’une recherche ne lise que ses propres mots. Tous
-- les contrats y sont, datés ou non.
with said as (
  select
    contracts.place,
    unnest(list_distinct(search_words(concat_ws(' ', contracts.object, contracts.division_label, contracts.suppliers,
      split_part(contracts.uid, '-', 2))))) as word
  from mart.contracts_notified as contracts
)
select word, list(place order by place) as places
from said
group by word
