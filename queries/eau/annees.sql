-- title: Conformité de l’eau potable, année par année
-- params: network VARCHAR, start DATE, stop DATE, last DATE
-- returns: year DATE, sample_count BIGINT, limits_judged BIGINT, limits_failed BIGINT, references_judged BIGINT, references_failed BIGINT, is_partial BOOLEAN
-- source: eau-potable
--
-- Une année que la période coupe, ou dont la suite n’est pas encore publiée (après le mois de `last`), est partielle.
select
    cast(date_trunc('year', sampled_on) as date) as year,
    count(*) as sample_count,
    count(is_conform_limits) as limits_judged,
    count(*) filter (not is_conform_limits) as limits_failed,
    count(is_conform_references) as references_judged,
    count(*) filter (not is_conform_references) as references_failed,
    date_trunc('year', sampled_on) < $start
    or date_trunc('year', sampled_on) + interval 1 year > least($stop + interval 1 day, date_trunc('month', $last) + interval 1 month) as is_partial
from mart.water_judged
where ($network = '' or list_contains(network_ids, $network)) and sampled_on between $start and $stop
group by all
order by year
