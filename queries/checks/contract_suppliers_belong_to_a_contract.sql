-- title: Un titulaire est celui d’un contrat publié
-- source: decp
-- severity: fail
select suppliers.uid, suppliers.position
from core.contract_suppliers as suppliers
left join core.contracts as contracts on suppliers.uid = contracts.uid
where contracts.uid is null
