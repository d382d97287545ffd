-- title: Demandes reçues, part close en 15 jours, demandes ouvertes
-- params: start DATE, stop DATE
-- returns: received_count BIGINT, before_count BIGINT, open_count BIGINT, aged_count BIGINT, quick_count BIGINT, quick_share DOUBLE, as_of DATE, first_on DATE
-- source: demandes
--
-- `quick_share` counts, of what was received at least 15 days before the last event published, what was closed within
-- 15 days; a request still open counts as not closed. `before_count` is the same period a year earlier, null when
-- the town did not publish yet.
with periods as (
  select *, received_on between $start and $stop as is_now,
    received_on between $start - interval 1 year and $stop - interval 1 year as is_before
  from mart.requests_days
)
select
  cast(coalesce(sum(received_count) filter (is_now), 0) as bigint) as received_count,
  cast(case when min(received_on) <= $start - interval 1 year then coalesce(sum(received_count) filter (is_before), 0) end as bigint)
    as before_count,
  cast(coalesce(sum(open_count) filter (is_now), 0) as bigint) as open_count,
  cast(coalesce(sum(aged_count) filter (is_now), 0) as bigint) as aged_count,
  cast(coalesce(sum(quick_count) filter (is_now), 0) as bigint) as quick_count,
  sum(quick_count) filter (is_now) / nullif(sum(aged_count) filter (is_now), 0) as quick_share,
  max(as_of) as as_of, min(received_on) as first_on
from periods
