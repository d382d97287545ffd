-- title: Demandes encore ouvertes, mois par mois
-- params: value VARCHAR, start DATE, stop DATE
-- returns: month DATE, open_count BIGINT, is_masked BOOLEAN
-- source: demandes
select month, open_count, is_masked
from mart.requests_waiting
where category = $value and last_day(month) >= $start and month <= $stop
order by month
