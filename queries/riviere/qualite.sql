-- title: Qualité des mesures d’une station, 31 derniers jours
-- params: station VARCHAR
-- returns: reading_count BIGINT, suspect_count BIGINT, longest_gap_min BIGINT
-- source: hydrometrie
with readings as (
    select
        is_suspect,
        measured_at - lag(measured_at) over (order by measured_at) as gap
    from mart.river_recent
    where station_id = $station
)
select
    count(*) as reading_count,
    count(*) filter (where is_suspect) as suspect_count,
    cast(coalesce(max(epoch(gap)) // 60, 0) as bigint) as longest_gap_min
from readings
