-- title: Un indicateur garde son unité
-- source: services
-- severity: warn
select service, indicator, count(distinct unit) as unit_count, min(unit) as one, max(unit) as another
from core.service_counts
group by service, indicator
having count(distinct unit) > 1
