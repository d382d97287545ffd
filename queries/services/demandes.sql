-- title: Demandes reçues, part close en 15 jours, demandes ouvertes
-- params: start DATE, stop DATE
-- returns: received_count BIGINT, before_count BIGINT, open_count BIGINT, aged_count BIGINT, quick_count BIGINT, quick_share DOUBLE, as_of DATE, first_on DATE
-- source: demandes
--
-- `quick_share` : de ce qui a été reçu au moins 15 jours avant le dernier événement publié, ce qui a été clos en 15
-- jours ; une demande encore ouverte compte comme non close. `before_count` est la même période un an plus tôt, nulle
-- quand la ville ne publiait pas encore.
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
