-- title: Réseaux d’eau potable de la commune
-- returns: network_id VARCHAR, network_name VARCHAR, sample_count BIGINT, districts VARCHAR
-- source: eau-potable
--
-- Dans l’ordre de la table (`order`).
select
    network_id,
    network_name,
    sample_count,
    districts
from mart.water_networks
