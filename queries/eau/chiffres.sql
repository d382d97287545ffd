-- title: Prélèvements et conformité de l’eau potable sur une période
-- params: network VARCHAR, start DATE, stop DATE
-- returns: sample_count BIGINT, limits_judged BIGINT, limits_conform BIGINT, references_judged BIGINT, references_conform BIGINT, derogation_count BIGINT, analysis_count BIGINT, last_on DATE
-- source: eau-potable
-- method: Les prélèvements publiés de la période, sur le réseau choisi ou sur tous. Limites et références de qualité sont jugées à part ; un prélèvement conforme par dérogation compte comme conforme. Un prélèvement « sans objet » n’est pas jugé et n’entre pas dans les parts.
--
-- La conformité est celle du prélèvement. Les limites et les références se jugent à part ; « sans objet » (S) n’est pas
-- jugé et ne compte pas ; conforme par dérogation (D) est conforme.
select
    count(*) as sample_count,
    count(is_conform_limits) as limits_judged,
    count(*) filter (is_conform_limits) as limits_conform,
    count(is_conform_references) as references_judged,
    count(*) filter (is_conform_references) as references_conform,
    count(*) filter (is_derogation) as derogation_count,
    cast(coalesce(sum(analysis_count), 0) as bigint) as analysis_count,
    max(sampled_on) as last_on
from mart.water_judged
where ($network = '' or list_contains(network_ids, $network)) and sampled_on between $start and $stop
