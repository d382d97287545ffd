-- title: Nom des entreprises, par SIREN
-- table: mart.suppliers_names
-- source: decp
-- key: siren
-- returns: siren VARCHAR, firm VARCHAR
--
-- Le nom publié le plus récemment pour une entreprise, quel que soit l’établissement : le format de 2022 n’en publie
-- pas.
select suppliers.siret[:9] as siren, arg_max(suppliers.name, (coalesce(contracts.notified_on, date '0001-01-01'), suppliers.uid)) as firm
from core.contract_suppliers as suppliers
join core.contracts as contracts on suppliers.uid = contracts.uid
where suppliers.siret is not null and suppliers.name is not null
group by suppliers.siret[:9]
