-- title: Prélèvements d’eau potable, les derniers d’abord
-- params: network VARCHAR, start DATE, stop DATE
-- returns: sampled_on DATE, commune_name VARCHAR, network_name VARCHAR, analysis_count BIGINT, is_conform_limits BOOLEAN, is_conform_references BOOLEAN, is_derogation BOOLEAN, over_limits VARCHAR, over_references VARCHAR, conclusion VARCHAR, distributor VARCHAR, sample_id VARCHAR
-- source: eau-potable
--
-- Les derniers d’abord, dans l’ordre de la table (`order`).
select
    sampled_on,
    commune_name,
    network_name,
    analysis_count,
    is_conform_limits,
    is_conform_references,
    is_derogation,
    over_limits,
    over_references,
    conclusion,
    distributor,
    sample_id
from mart.water_judged
where ($network = '' or list_contains(network_ids, $network)) and sampled_on between $start and $stop
