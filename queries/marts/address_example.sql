-- title: Une adresse de la commune, à montrer comme exemple
-- table: mart.address_example
-- source: base-adresse-locale
-- after: mart.address_points
-- returns: label VARCHAR
--
-- Au milieu de la voie qui a le plus d’adresses : qui la tape la trouve.
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
