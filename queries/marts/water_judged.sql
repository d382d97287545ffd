-- title: Prélèvements d’eau potable jugés, avec ce qui n’était pas conforme
-- table: mart.water_judged
-- source: eau-potable
-- after: mart.water_results
-- key: sampled_on, sample_id
-- order: sampled_on desc, sample_id desc
-- returns: sample_id VARCHAR, sampled_on DATE, network_ids VARCHAR[], network_name VARCHAR, commune_name VARCHAR, distributor VARCHAR, is_conform_limits BOOLEAN, is_conform_references BOOLEAN, is_derogation BOOLEAN, conclusion VARCHAR, analysis_count BIGINT, over_limits VARCHAR, over_references VARCHAR
--
-- Conforme par dérogation (D) est conforme ; `is_derogation` le dit.
with counted as (
    select
        sample_id,
        count(*) as analysis_count,
        string_agg(parameter || ' : ' || result_text || coalesce(' ' || unit, ''), ' ; ' order by parameter)
            filter (not is_within_limit) as over_limits,
        string_agg(parameter || ' : ' || result_text || coalesce(' ' || unit, ''), ' ; ' order by parameter)
            filter (not is_within_reference) as over_references
    from mart.water_results
    group by sample_id
)

select
    samples.sample_id,
    samples.sampled_on,
    samples.network_ids,
    samples.network_name,
    samples.commune_name,
    samples.distributor,
    samples.is_conform_limits,
    samples.is_conform_references,
    'D' in (samples.limits_bact, samples.limits_pc) as is_derogation,
    samples.conclusion,
    coalesce(counted.analysis_count, 0) as analysis_count,
    counted.over_limits,
    counted.over_references
from core.water_samples as samples
left join counted on samples.sample_id = counted.sample_id
