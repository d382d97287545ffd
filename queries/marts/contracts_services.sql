-- title: Contrats par service acheteur, tel que la ville le déclare
-- table: mart.contracts_services
-- source: decp
-- key: uid
-- returns: uid VARCHAR, service VARCHAR
--
-- Aucun format publié ne dit quel service achète : la ville peut le déclarer par division CPV ou par mot de l’objet. La
-- première ligne qui convient l’emporte ; un contrat que rien n’attribue n’est pas ici.
with judged as (
  select contracts.uid, services.service, row_number() over (partition by contracts.uid order by services.place) as rank
  from core.contracts as contracts
  join meta.purchase_services as services
    on list_contains(services.divisions, contracts.cpv_division) or len(list_filter(services.words,
      lambda word: contains(lower(strip_accents(coalesce(contracts.object, ''))), lower(strip_accents(word))))) > 0
)
select uid, service from judged
where rank = 1
