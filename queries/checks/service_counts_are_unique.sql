-- title: Un indicateur n’a qu’une valeur par période
-- source: services
-- severity: fail
select service, indicator, period_start, period_end, count(*) as value_count
from core.service_counts
group by service, indicator, period_start, period_end
having count(*) > 1
