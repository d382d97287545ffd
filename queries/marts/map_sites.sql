-- title: Lieux déjà équipés où un équipement de plus pourrait prendre place
-- table: mart.map_sites
-- source: aires-de-jeux, bancs, conteneurs, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.map_places
-- key: y_m, x_m
-- returns: kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE
--
-- Inside the commune, one a place of ten metres; a named public facility stands for what is around it.
select
    arg_min(kind, (priority, place_id)) as kind,
    arg_min(name, (priority, place_id)) as name,
    arg_min(address, (priority, place_id)) as address,
    arg_min(near, (priority, place_id)) as near,
    arg_min(longitude, (priority, place_id)) as longitude,
    arg_min(latitude, (priority, place_id)) as latitude,
    arg_min(x_m, (priority, place_id)) as x_m,
    arg_min(y_m, (priority, place_id)) as y_m
from (
    select *, case when kind = 'facility' then 0 when kind = 'playground' then 1 else 2 end as priority
    from mart.map_places
    where coalesce(is_inside, false) and kind not in ('wifi', 'hydrant')
)
group by round(x_m / 10), round(y_m / 10)
