-- title: Voies, avec la place et le sens de leur nom sur la carte
-- table: mart.address_streets
-- source: base-adresse-locale, commune
-- after: mart.address_points
-- key: street
-- order: address_count desc, street
-- returns: street VARCHAR, words VARCHAR, longitude DOUBLE, latitude DOUBLE, angle_deg DOUBLE, address_count BIGINT
--
-- A name stands on the address nearest to the middle of its street, along the street's main axis (the direction in which
-- its addresses spread most), never upside down. Degrees clockwise from east.
with homes as (
    select *, slug(street) as street_key from mart.address_points where is_located and street is not null
),

axes as (
    select
        street_key,
        mode(street) as street,
        avg(x_m) as x_m,
        avg(y_m) as y_m,
        count(*) as address_count,
        0.5 * atan2(2 * coalesce(covar_pop(x_m, y_m), 0), coalesce(var_pop(x_m) - var_pop(y_m), 0)) as angle
    from homes
    group by street_key
)

select
    axes.street,
    any_value(address_words(axes.street)) as words,
    arg_min(homes.longitude, (pow(homes.x_m - axes.x_m, 2) + pow(homes.y_m - axes.y_m, 2), homes.address_id)) as longitude,
    arg_min(homes.latitude, (pow(homes.x_m - axes.x_m, 2) + pow(homes.y_m - axes.y_m, 2), homes.address_id)) as latitude,
    round(-degrees(any_value(axes.angle)), 1) as angle_deg,
    any_value(axes.address_count) as address_count
from axes
inner join homes on axes.street_key = homes.street_key
group by axes.street_key, axes.street
