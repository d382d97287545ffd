-- title: Fond de carte : un point par adresse, éclairci au-delà de 3 000
-- table: mart.address_dots
-- source: base-adresse-locale, commune
-- after: mart.address_points
-- key: longitude, latitude
-- returns: longitude DOUBLE, latitude DOUBLE, address_count BIGINT
--
-- The backdrop shows where houses stand, not each of them: above 3 000 addresses one dot stands for a square of 25 m,
-- and for 50 or 100 m while that still leaves more than 3 000.
with homes as (
    select x_m, y_m, longitude, latitude from mart.address_points where is_located
),

sized as (
    select
        case
            when count(*) <= 3000 then 1
            when count(distinct (floor(x_m / 25), floor(y_m / 25))) <= 3000 then 25
            when count(distinct (floor(x_m / 50), floor(y_m / 50))) <= 3000 then 50
            else 100
        end as side
    from homes
)

select
    round(avg(homes.longitude), 5) as longitude,
    round(avg(homes.latitude), 5) as latitude,
    count(*) as address_count
from homes
cross join sized
group by floor(homes.x_m / sized.side), floor(homes.y_m / sized.side)
