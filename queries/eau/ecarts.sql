-- title: Ce qui n’était pas conforme, paramètre par paramètre
-- params: network VARCHAR, start DATE, stop DATE
-- returns: sampled_on DATE, kind VARCHAR, parameter_id VARCHAR, parameter VARCHAR, result_text VARCHAR, unit VARCHAR, rule_text VARCHAR, network_name VARCHAR, commune_name VARCHAR, is_derogation BOOLEAN, conclusion VARCHAR, sample_id VARCHAR
-- source: eau-potable
--
-- Une ligne par paramètre hors de sa limite ou de sa référence. Dans l’ordre de la table (`order`).
select
    sampled_on,
    kind,
    parameter_id,
    parameter,
    result_text,
    unit,
    rule_text,
    network_name,
    commune_name,
    is_derogation,
    conclusion,
    sample_id
from mart.water_deviations
where ($network = '' or list_contains(network_ids, $network)) and sampled_on between $start and $stop
