-- title: Ce que vaut la base d’adresses
-- table: mart.address_quality
-- source: base-adresse-locale
-- after: mart.address_points
-- key: address_count
-- returns: address_count BIGINT, certified_count BIGINT, unlocated_count BIGINT, outside_count BIGINT, defect_count BIGINT, duplicate_count BIGINT, refused_count BIGINT
--
-- One row. Duplicates and refused lines are not addresses: they are counted among the lines received.
select
    count(*) filter (where is_numbered) as address_count,
    count(*) filter (where is_numbered and is_certified) as certified_count,
    count(*) filter (where not is_located) as unlocated_count,
    count(*) filter (where is_inside = false) as outside_count,
    count(*) filter (where has_defect) as defect_count,
    (
        select count(*) from meta.rejected
        where dataset_id = 'base-adresse-locale' and level = 'row' and reason = 'doublon'
    ) as duplicate_count,
    (
        select count(*) from meta.rejected
        where dataset_id = 'base-adresse-locale' and level = 'row' and reason not in ('doublon', 'position_supplementaire')
    ) as refused_count
from mart.address_points
