-- title: Demandes par objet
-- params: start DATE, stop DATE
-- returns: category VARCHAR, received_count BIGINT, open_count BIGINT, quick_share DOUBLE
-- source: demandes
select
  upper(left(category, 1)) || substr(category, 2) as category, cast(sum(received_count) as bigint) as received_count,
  cast(sum(open_count) as bigint) as open_count, sum(quick_count) / nullif(sum(aged_count), 0) as quick_share
from mart.requests_days
where received_on between $start and $stop
group by category
order by received_count desc, category
