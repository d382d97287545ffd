-- title: Contours des communes qui touchent celle-ci
-- table: mart.map_neighbours
-- source: commune, communes-voisines
-- key: insee
-- returns: insee VARCHAR, name VARCHAR, geometry VARCHAR
--
-- Celles dont le cadre atteint le cadre de la commune, à un kilomètre près : les autres ne se verraient pas.
with corners as (
    select
        insee,
        name,
        geometry,
        list_transform(regexp_extract_all(geometry, '\[\s*(-?[0-9.]+)\s*,', 1), lambda n: cast(n as double)) as longitudes,
        list_transform(regexp_extract_all(geometry, '\[\s*-?[0-9.]+\s*,\s*(-?[0-9.]+)', 1), lambda n: cast(n as double))
            as latitudes
    from core.neighbours
)

select corners.insee, corners.name, corners.geometry
from corners
where exists (
    select 1
    from core.communes as town
    where
        list_max(corners.longitudes) >= town.west - 0.014 and list_min(corners.longitudes) <= town.east + 0.014
        and list_max(corners.latitudes) >= town.south - 0.009 and list_min(corners.latitudes) <= town.north + 0.009
)
