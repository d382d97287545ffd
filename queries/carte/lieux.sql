-- title: Lieux des types choisis, du plus proche au plus loin d’un point
-- params: kinds VARCHAR, words VARCHAR, longitude DOUBLE, latitude DOUBLE
-- returns: place_id VARCHAR, kind VARCHAR, dataset_id VARCHAR, name VARCHAR, address VARCHAR, near VARCHAR, distance_m DOUBLE, is_inside BOOLEAN, longitude DOUBLE, latitude DOUBLE, total_count BIGINT
-- source: aires-de-jeux, bancs, conteneurs, bornes-incendie, panneaux-affichage-libre, defibrillateurs, equipements, wifi
--
-- `kinds`: the kinds, between commas, in the order wanted. `words`: what must stand in name or address, empty for
-- everything. Without a point (null) there is no distance and the order is that of the kinds, those with a name first.
-- Metres on the ground: lengths of a degree on the GRS80 ellipsoid at the point's latitude, right to a thousandth over the
-- width of a commune. The first two thousand; `total_count` counts them all.
with measured as (
    select
        *,
        strip_accents(lower(concat_ws(' ', name, address, near))) as text,
        sqrt(
            pow((longitude - $longitude) * 111319.490793 * cos(radians($latitude))
                / sqrt(1 - 0.00669438 * pow(sin(radians($latitude)), 2)), 2)
            + pow((latitude - $latitude) * 110574.2758
                / pow(1 - 0.00669438 * pow(sin(radians($latitude)), 2), 1.5), 2)
        ) as away_m
    from mart.map_places
    where contains(',' || $kinds || ',', ',' || kind || ',')
)

select
    place_id, kind, dataset_id, name, address, near, round(away_m, 1) as distance_m, is_inside, longitude, latitude,
    count(*) over () as total_count
from measured
where $words = '' or contains(text, strip_accents(lower($words)))
order by away_m nulls last, instr($kinds, kind), name nulls last, near nulls last, place_id
limit 2000
