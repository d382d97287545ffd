-- title: Ce qui n’était pas conforme, prélèvement par prélèvement et paramètre par paramètre
-- table: mart.water_deviations
-- source: eau-potable
-- after: mart.water_results, mart.water_judged
-- key: sampled_on, sample_id, kind, parameter
-- order: sampled_on desc, sample_id, kind, parameter
-- returns: sampled_on DATE, kind VARCHAR, parameter_id VARCHAR, parameter VARCHAR, result_text VARCHAR, unit VARCHAR, rule_text VARCHAR, network_ids VARCHAR[], network_name VARCHAR, commune_name VARCHAR, is_derogation BOOLEAN, conclusion VARCHAR, sample_id VARCHAR
--
-- Une ligne par paramètre hors de sa limite ou de sa référence. Un prélèvement jugé non conforme dont aucun résultat publié
-- ne dit pourquoi a sa ligne, sans paramètre.
with found as (
    select
        sample_id,
        'limite' as kind,
        parameter_id,
        parameter,
        result_text,
        unit,
        limit_text as rule_text
    from mart.water_results
    where not is_within_limit
    union all
    select
        sample_id,
        'reference' as kind,
        parameter_id,
        parameter,
        result_text,
        unit,
        reference_text as rule_text
    from mart.water_results
    where not is_within_reference
    union all
    select
        sample_id,
        if(not is_conform_limits, 'limite', 'reference') as kind,
        null as parameter_id,
        null as parameter,
        null as result_text,
        null as unit,
        null as rule_text
    from mart.water_judged
    where
        (not is_conform_limits and over_limits is null)
        or (not is_conform_references and over_references is null and coalesce(is_conform_limits, true))
)

select
    samples.sampled_on,
    found.kind,
    found.parameter_id,
    found.parameter,
    found.result_text,
    found.unit,
    found.rule_text,
    samples.network_ids,
    samples.network_name,
    samples.commune_name,
    samples.is_derogation,
    samples.conclusion,
    samples.sample_id
from found
inner join mart.water_judged as samples on found.sample_id = samples.sample_id
