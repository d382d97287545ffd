-- title: Points de la carte, regroupés par carreau quand un type en compte plus de mille
-- table: mart.map_points
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
-- after: mart.map_places
-- key: kind, place_id
-- order: kind, name nulls last, place_id, longitude, latitude
-- returns: place_id VARCHAR, kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, longitude DOUBLE, latitude DOUBLE, point_count BIGINT
--
-- Un carreau fait environ 150 m : une commune en compte quelques centaines, quel que soit le volume publié. La liste, elle,
-- garde chaque lieu (mart.map_places).
with sized as (
    select *, count(*) over (partition by kind) > 1000 as is_dense from mart.map_places
)

select place_id, kind, name, address, near, longitude, latitude, 1 as point_count
from sized
where not is_dense
union all
select
    null as place_id,
    kind,
    null as name,
    null as address,
    null as near,
    round(avg(longitude), 6) as longitude,
    round(avg(latitude), 6) as latitude,
    count(*) as point_count
from sized
where is_dense
group by kind, cast(floor(longitude / 0.002) as integer), cast(floor(latitude / 0.00135) as integer)
