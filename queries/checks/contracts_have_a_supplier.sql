-- title: Un contrat a au moins un titulaire
-- source: decp
-- severity: warn
select contracts.uid, contracts.notified_on, contracts.object
from core.contracts as contracts
left join core.contract_suppliers as suppliers on contracts.uid = suppliers.uid
where suppliers.uid is null
