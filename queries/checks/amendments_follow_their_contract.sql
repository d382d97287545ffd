-- title: Un avenant vient après la notification de son contrat
-- source: decp
-- severity: warn
select amendments.uid, amendments.amendment_number, amendments.notified_on, contracts.notified_on as contract_notified_on
from core.contract_amendments as amendments
join core.contracts as contracts on amendments.uid = contracts.uid
where amendments.notified_on < contracts.notified_on
