-- title: Quadrillage de la commune, avec l’adresse dont chaque point est proche
-- table: mart.map_grid
-- source: commune, base-adresse-locale
-- after: mart.address_points
-- key: y_m, x_m
-- returns: near VARCHAR, longitude DOUBLE, latitude DOUBLE, x_m DOUBLE, y_m DOUBLE
--
-- A point at the middle of each square of 100 m (200 or 400 m for a wide commune) whose middle is inside the outline and
-- within 500 m of a numbered address: farther away it would help nobody. Inside: the outline is crossed an odd number of
-- times on the way east.
with rings as (
    select unnest(case (geometry ->> '$.type')
        when 'Polygon' then json_extract(geometry, '$.coordinates[*]')
        when 'MultiPolygon' then json_extract(geometry, '$.coordinates[*][*]')
    end) as ring
    from core.communes
),

corners as (
    select list_transform(cast(cast(ring as json) as double[][]), lambda each: lambert93(each[1], each[2])) as corner
    from rings
),

edges as (
    select unnest(list_transform(range(1, len(corner)), lambda i: {
        'x1': corner[i].x_m, 'y1': corner[i].y_m, 'x2': corner[i + 1].x_m, 'y2': corner[i + 1].y_m
    }), recursive := true)
    from corners
),

frame as (
    select
        min(x1) as west,
        max(x1) as east,
        min(y1) as south,
        max(y1) as north,
        case
            when (max(x1) - min(x1)) * (max(y1) - min(y1)) <= 1e8 then 100
            when (max(x1) - min(x1)) * (max(y1) - min(y1)) <= 4e8 then 200
            else 400
        end as side
    from edges
),

homes as (
    select label, x_m, y_m, floor(x_m / 500) as column_500, floor(y_m / 500) as row_500
    from mart.address_points
    where is_located and is_numbered
),

lines as (
    select unnest(range(cast(floor(south / side) as bigint), cast(ceil(north / side) as bigint))) as line, west, east, side
    from frame
),

squares as (
    select
        (unnest(range(cast(floor(west / side) as bigint), cast(ceil(east / side) as bigint))) + cast(0.5 as double)) * side as x_m,
        (line + cast(0.5 as double)) * side as y_m
    from lines
),

inside as (
    select squares.x_m, squares.y_m
    from squares
    inner join edges
        on (edges.y1 > squares.y_m) <> (edges.y2 > squares.y_m)
        and squares.x_m < (edges.x2 - edges.x1) * (squares.y_m - edges.y1) / (edges.y2 - edges.y1) + edges.x1
    group by squares.x_m, squares.y_m
    having count(*) % 2 = 1
),

around as (
    select x_m, y_m, unnest([-1, 0, 1]) as shift from inside
),

closest as (
    select
        around.x_m,
        around.y_m,
        arg_min(homes.label, (pow(homes.x_m - around.x_m, 2) + pow(homes.y_m - around.y_m, 2), homes.label)) as near
    from around
    inner join homes
        on floor(around.x_m / 500) + around.shift = homes.column_500
        and homes.row_500 between floor(around.y_m / 500) - 1 and floor(around.y_m / 500) + 1
        and pow(homes.x_m - around.x_m, 2) + pow(homes.y_m - around.y_m, 2) <= 250000
    group by around.x_m, around.y_m
)

select
    near,
    round(from_lambert93(x_m, y_m).longitude, 6) as longitude,
    round(from_lambert93(x_m, y_m).latitude, 6) as latitude,
    x_m,
    y_m
from closest
