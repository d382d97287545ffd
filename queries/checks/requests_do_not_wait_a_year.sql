-- title: Une demande n’attend pas depuis plus d’un an
-- source: demandes
-- severity: warn
--
-- Le plus souvent une clôture jamais saisie : la demande compte encore comme ouverte, comme elle est publiée.
with latest as (
  select max(greatest(received_at, coalesce(closed_at, received_at))) as seen_at from core.service_requests
)
select request_id, category, received_at
from core.service_requests, latest
where closed_at is null and received_at < seen_at - interval 1 year
