-- title: Nombre de points de chaque type, placés ou non
-- table: mart.map_kinds
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
-- key: kind
-- order: point_count desc, kind
-- returns: kind VARCHAR, dataset_id VARCHAR, point_count BIGINT, unlocated_count BIGINT
with refused as (
    select
        dataset_id,
        count(*) as unlocated_count
    from meta.rejected
    where table_name = 'core.facilities' and level = 'row'
    group by dataset_id
)
select
    facilities.kind,
    facilities.dataset_id,
    count(*) as point_count,
    coalesce(any_value(refused.unlocated_count), 0) as unlocated_count
from core.facilities as facilities
left join refused on facilities.dataset_id = refused.dataset_id
group by facilities.kind, facilities.dataset_id
union all
select
    'wifi' as kind,
    'wifi' as dataset_id,
    count(distinct point_id) as point_count,
    0 as unlocated_count
from core.wifi_usage
having count(*) > 0
