-- title: Paramètres recherchés dans l’eau potable
-- returns: parameter_id VARCHAR, parameter VARCHAR, family VARCHAR, unit VARCHAR, is_quantitative BOOLEAN, analysis_count BIGINT, measured_count BIGINT, over_limit_count BIGINT, over_reference_count BIGINT, first_on DATE, last_on DATE, limit_text VARCHAR, reference_text VARCHAR, last_result VARCHAR
-- source: eau-potable
--
-- Dans l’ordre de la table (`order`).
select
    parameter_id,
    parameter,
    family,
    unit,
    is_quantitative,
    analysis_count,
    measured_count,
    over_limit_count,
    over_reference_count,
    first_on,
    last_on,
    limit_text,
    reference_text,
    last_result
from mart.water_parameters
