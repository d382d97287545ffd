-- title: Une demande n’a qu’une ligne
-- source: demandes
-- severity: fail
select request_id, count(*) as request_count
from core.service_requests
group by request_id
having count(*) > 1
