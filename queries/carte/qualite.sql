-- title: Ce que vaut la base d’adresses
-- returns: address_count BIGINT, certified_count BIGINT, unlocated_count BIGINT, outside_count BIGINT, defect_count BIGINT, duplicate_count BIGINT, refused_count BIGINT
-- source: base-adresse-locale
-- method: Les adresses numérotées de la base d’adresses, avec celles que la commune a certifiées, qui n’ont pas de position ou qui ont un défaut. Une adresse en double ou une ligne refusée n’est pas une adresse : elle est comptée parmi les lignes reçues.
select address_count, certified_count, unlocated_count, outside_count, defect_count, duplicate_count, refused_count
from mart.address_quality
