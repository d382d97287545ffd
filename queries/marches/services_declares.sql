-- title: Les services de la ville qui achètent, tels que la ville les déclare
-- returns: service VARCHAR, declared_by VARCHAR
-- source: decp
--
-- Aucune ligne quand la ville ne déclare rien.
select service, any_value(declared_by) as declared_by
from meta.purchase_services
group by service
order by min(place)
