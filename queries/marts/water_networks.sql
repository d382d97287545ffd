-- title: Réseaux d’eau potable de la commune, et leurs prélèvements
-- table: mart.water_networks
-- source: eau-potable
-- after: mart.water_judged
-- key: network_id
-- order: sample_count desc, network_id
-- returns: network_id VARCHAR, network_name VARCHAR, sample_count BIGINT, districts VARCHAR
--
-- Ceux que le ministère dit desservir la commune, et ceux des prélèvements. Un prélèvement peut valoir pour plusieurs.
with sampled as (
    select
        network_id,
        count(*) as sample_count,
        any_value(network_name) as network_name
    from (
        select
            unnest(network_ids) as network_id,
            network_name
        from mart.water_judged
    ) as pairs
    group by network_id
),

served as (
    select
        network_id,
        arg_max(name, year) as name,
        array_to_string(arg_max(districts, year), ', ') as districts
    from core.water_networks
    group by network_id
)

select
    coalesce(served.network_id, sampled.network_id) as network_id,
    coalesce(served.name, sampled.network_name, sampled.network_id) as network_name,
    coalesce(sampled.sample_count, 0) as sample_count,
    served.districts
from served
full join sampled on served.network_id = sampled.network_id
