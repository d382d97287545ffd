-- title: Lieux des types choisis, du plus proche au plus loin d’un point
-- params: kinds VARCHAR, words VARCHAR, longitude DOUBLE, latitude DOUBLE, most INTEGER
-- returns: place_id VARCHAR, kind VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, distance_m DOUBLE, longitude DOUBLE, latitude DOUBLE
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
--
-- `kinds`: the kinds, between commas, in the order wanted. `words`: what must stand in name or address, empty for
-- everything. Without a point (null) there is no distance and the order is that of the kinds, then of the table: those with
-- a name first. Metres on the ground: lengths of a degree on the GRS80 ellipsoid at the point's latitude, right to a
-- thousandth over the width of a commune. The first `most`; carte/lieux_compte counts them all.
with measured as (
    select
        *,
        rowid as place,
        sqrt(
            pow((longitude - $longitude) * 111319.490793 * cos(radians($latitude))
                / sqrt(1 - 0.00669438 * pow(sin(radians($latitude)), 2)), 2)
            + pow((latitude - $latitude) * 110574.2758
                / pow(1 - 0.00669438 * pow(sin(radians($latitude)), 2), 1.5), 2)
        ) as away_m
    from mart.map_places
    where contains(',' || $kinds || ',', ',' || kind || ',')
        and ($words = '' or contains(strip_accents(lower(concat_ws(' ', name, address, near))), strip_accents(lower($words))))
)

select
    place_id, kind, name, address, near, round(away_m, 1) as distance_m, longitude, latitude
from measured
order by away_m nulls last, instr($kinds, kind), place
limit $most
