-- title: Mots par lesquels un contrat se trouve
-- table: mart.contracts_search
-- source: decp
-- after: mart.contracts_notified
-- key: uid
-- returns: uid VARCHAR, words VARCHAR
--
-- Ceux de l’objet, du domaine d’achat, des titulaires et du numéro, au singulier et sans accent, chacun entre deux
-- blancs (voir macros/search_words). Tous les contrats y sont, datés ou non.
select
  contracts.uid,
  concat(' ', array_to_string(list_sort(list_distinct(search_words(concat_ws(' ', contracts.object, contracts.division_label,
    contracts.suppliers, split_part(contracts.uid, '-', 2))))), ' '), ' ') as words
from mart.contracts_notified as contracts
