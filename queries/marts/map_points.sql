-- title: Points de la carte, regroupés par carreau quand un type en compte plus de 400
-- table: mart.map_points
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
-- key: kind, name
-- returns: kind VARCHAR, name VARCHAR, address VARCHAR, longitude DOUBLE, latitude DOUBLE, point_count BIGINT
--
-- Un carreau fait environ 150 m : une commune en compte quelques centaines, quel que soit le volume publié.
with points as (
    select kind, name, address, longitude, latitude
    from core.facilities
    where longitude is not null
    union all
    select
        'wifi' as kind,
        any_value(point_name) as name,
        null as address,
        any_value(longitude) as longitude,
        any_value(latitude) as latitude
    from core.wifi_usage
    where longitude is not null
    group by point_id
),

sized as (
    select *, count(*) over (partition by kind) > 400 as is_dense from points
)

select kind, name, address, longitude, latitude, 1 as point_count
from sized
where not is_dense
union all
select
    kind,
    null as name,
    null as address,
    round(avg(longitude), 6) as longitude,
    round(avg(latitude), 6) as latitude,
    count(*) as point_count
from sized
where is_dense
group by kind, cast(floor(longitude / 0.002) as integer), cast(floor(latitude / 0.00135) as integer)
