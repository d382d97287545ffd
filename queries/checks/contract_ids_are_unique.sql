-- title: Un contrat n’a qu’une ligne
-- source: decp
-- severity: fail
select uid, count(*) as contract_count
from core.contracts
group by uid
having count(*) > 1
