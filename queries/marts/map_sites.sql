-- title: Lieux déjà équipés où un équipement de plus pourrait prendre place
-- table: mart.map_sites
-- source: aires-de-jeux, bancs, conteneurs, panneaux-affichage-libre, defibrillateurs, equipements
-- after: mart.map_places
-- key: y_m, x_m
-- returns: kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE
--
-- Inside the commune, one a square of ten metres; a named public facility stands for what is around it. Where that leaves
-- more than 3 000 the squares are of 25, 50 or 100 m: the whole commune is thinned alike, no part of it is left out.
with placed as (
    select *, case when kind = 'facility' then 0 when kind = 'playground' then 1 else 2 end as priority
    from mart.map_places
    where coalesce(is_inside, false) and kind not in ('wifi', 'hydrant')
),

sized as (
    select
        case
            when count(distinct (round(x_m / 10), round(y_m / 10))) <= 3000 then 10
            when count(distinct (round(x_m / 25), round(y_m / 25))) <= 3000 then 25
            when count(distinct (round(x_m / 50), round(y_m / 50))) <= 3000 then 50
            else 100
        end as side
    from placed
)

select
    arg_min(placed.kind, (placed.priority, placed.place_id)) as kind,
    arg_min_null(placed.name, (placed.priority, placed.place_id)) as name,
    arg_min_null(placed.address, (placed.priority, placed.place_id)) as address,
    arg_min_null(placed.near, (placed.priority, placed.place_id)) as near,
    arg_min(placed.longitude, (placed.priority, placed.place_id)) as longitude,
    arg_min(placed.latitude, (placed.priority, placed.place_id)) as latitude,
    arg_min(placed.x_m, (placed.priority, placed.place_id)) as x_m,
    arg_min(placed.y_m, (placed.priority, placed.place_id)) as y_m
from placed
cross join sized
group by round(placed.x_m / sized.side), round(placed.y_m / sized.side)
