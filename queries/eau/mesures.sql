-- title: Résultats d’un paramètre dans le temps
-- params: parameter VARCHAR, network VARCHAR, start DATE, stop DATE
-- returns: sampled_on DATE, value DOUBLE, is_censored BOOLEAN, result_text VARCHAR, unit VARCHAR, limit_low DOUBLE, limit_high DOUBLE, reference_low DOUBLE, reference_high DOUBLE, is_within_limit BOOLEAN, is_within_reference BOOLEAN, network_name VARCHAR, commune_name VARCHAR, sample_id VARCHAR
-- source: eau-potable
--
-- Un résultat censuré est à sa borne, et le dit. Dans l’ordre de la table (`key`).
select
    sampled_on,
    value,
    is_censored,
    result_text,
    unit,
    limit_low,
    limit_high,
    reference_low,
    reference_high,
    is_within_limit,
    is_within_reference,
    network_name,
    commune_name,
    sample_id
from mart.water_results
where
    parameter_id = $parameter
    and ($network = '' or list_contains(network_ids, $network)) and sampled_on between $start and $stop
