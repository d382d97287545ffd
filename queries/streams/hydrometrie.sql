-- title: Dernière mesure de chaque flux de la rivière
-- returns: origin VARCHAR, observed_at TIMESTAMP
-- source: hydrometrie
-- after: core.river_readings
--
-- Une station muette depuis dix jours est relue depuis dix jours, sans relire les autres. Au-delà d’un mois, le
-- producteur ne garde rien : inutile de regarder plus loin, et le coût ne croît pas avec l’histoire.
with recent as (
    select *
    from core.river_readings
    where measured_at >= (select max(observed_at) from meta.datasets where dataset_id = 'hydrometrie') - interval 31 day
)
select
    'observations_tr/' || station_id || '/H' as origin,
    max(measured_at) as observed_at
from recent
where level_m is not null
group by station_id
union all
select
    'observations_tr/' || station_id || '/Q' as origin,
    max(measured_at) as observed_at
from recent
where flow_m3s is not null
group by station_id
