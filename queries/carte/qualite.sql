-- title: Ce que vaut la base d’adresses
-- returns: address_count BIGINT, certified_count BIGINT, unlocated_count BIGINT, outside_count BIGINT, defect_count BIGINT, duplicate_count BIGINT, refused_count BIGINT
-- source: base-adresse-locale
-- method: Les adresses numérotées de la base d’adresses, avec celles que la commune a certifiées, qui n’ont pas de position ou qui ont un défaut. Une adresse en double ou une ligne refusée n’est pas une adresse : elle est comptée parmi les lignes reçues.
--
-- Duplicates and refused lines are not addresses: they are counted among the lines received.
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
