-- title: Résultats d’analyse de l’eau potable, avec la date et le réseau de leur prélèvement
-- table: mart.water_results
-- source: eau-potable
-- key: parameter_id, sampled_on, sample_id, place
-- returns: sample_id VARCHAR, sampled_on DATE, network_ids VARCHAR[], network_name VARCHAR, commune_name VARCHAR, parameter_id VARCHAR, parameter VARCHAR, family VARCHAR, place VARCHAR, result_text VARCHAR, value DOUBLE, is_censored BOOLEAN, is_quantitative BOOLEAN, unit VARCHAR, limit_text VARCHAR, limit_low DOUBLE, limit_high DOUBLE, reference_text VARCHAR, reference_low DOUBLE, reference_high DOUBLE, is_within_limit BOOLEAN, is_within_reference BOOLEAN
--
-- Un résultat censuré (« < 0,05 ») garde sa borne et le dit : ce n’est ni un zéro ni une mesure.
select
    analyses.sample_id,
    samples.sampled_on,
    samples.network_ids,
    samples.network_name,
    samples.commune_name,
    analyses.parameter_id,
    last_value(analyses.parameter) over named as parameter,
    water_family(analyses.parameter, analyses.unit, analyses.limit_high) as family,
    analyses.place,
    analyses.result_text,
    analyses.value,
    analyses.is_censored,
    analyses.is_quantitative,
    analyses.unit,
    analyses.limit_text,
    analyses.limit_low,
    analyses.limit_high,
    analyses.reference_text,
    analyses.reference_low,
    analyses.reference_high,
    analyses.is_within_limit,
    analyses.is_within_reference
from core.water_analyses as analyses
inner join core.water_samples as samples on analyses.sample_id = samples.sample_id
window named as (
    partition by analyses.parameter_id
    order by samples.sampled_on, analyses.sample_id
    rows between unbounded preceding and unbounded following
)
