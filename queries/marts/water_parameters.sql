-- title: Paramètres recherchés dans l’eau potable
-- table: mart.water_parameters
-- source: eau-potable
-- after: mart.water_results
-- key: parameter_id
-- order: family, analysis_count desc, parameter, parameter_id
-- returns: parameter_id VARCHAR, parameter VARCHAR, family VARCHAR, unit VARCHAR, is_quantitative BOOLEAN, analysis_count BIGINT, measured_count BIGINT, over_limit_count BIGINT, over_reference_count BIGINT, first_on DATE, last_on DATE, limit_text VARCHAR, reference_text VARCHAR, last_result VARCHAR
--
-- `measured_count` : ce qui n’est pas sous le seuil de l’analyse. Limite et référence sont les dernières publiées. La
-- famille est la plus fréquente des analyses : la limite d’une molécule n’est pas écrite chaque fois.
select
    parameter_id,
    any_value(parameter) as parameter,
    mode(family) as family,
    arg_max(unit, sampled_on) as unit,
    bool_or(is_quantitative) as is_quantitative,
    count(*) as analysis_count,
    count(*) filter (value is not null and not is_censored) as measured_count,
    count(*) filter (not is_within_limit) as over_limit_count,
    count(*) filter (not is_within_reference) as over_reference_count,
    min(sampled_on) as first_on,
    max(sampled_on) as last_on,
    arg_max(limit_text, sampled_on) as limit_text,
    arg_max(reference_text, sampled_on) as reference_text,
    arg_max(result_text, sampled_on) as last_result
from mart.water_results
group by parameter_id
