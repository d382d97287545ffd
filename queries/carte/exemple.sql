-- title: Une adresse de la commune, à montrer comme exemple
-- returns: label VARCHAR
-- source: base-adresse-locale
--
-- In the middle of the street with most addresses: whoever types it finds it.
with streets as (
    select street, count(*) as address_count
    from mart.address_points
    where is_located and is_numbered and street is not null
    group by street
    order by address_count desc, street
    limit 1
)

select homes.label
from mart.address_points as homes
inner join streets on homes.street = streets.street
where homes.is_located and homes.is_numbered
order by abs(coalesce(cast(nullif(regexp_extract(homes.label, '^[0-9]+'), '') as integer), 0) - 12), len(homes.label), homes.label
limit 1
