-- title: Qualité des mesures de chaque station, 31 derniers jours
-- table: mart.river_quality
-- source: hydrometrie
-- after: mart.river_recent
-- key: station_id
-- returns: station_id VARCHAR, last_at TIMESTAMP, reading_count BIGINT, step_min DOUBLE, span_min DOUBLE, suspect_count BIGINT, gap_count BIGINT, longest_gap_min DOUBLE, revised_count BIGINT
--
-- Sur les mesures de mart.river_recent. La cadence, `step_min`, est l’écart le plus courant entre deux mesures ; une
-- interruption dure plus d’une heure ; une révision est une valeur de ces jours que le producteur a changée après l’avoir
-- publiée. Le silence depuis la dernière mesure, `last_at`, ne se compte qu’à la lecture.
with revised as (
    select
        split_part(key, ' ', 1) as station_id,
        count(*) as revised_count
    from meta.revisions
    where
        dataset_id = 'hydrometrie'
        and try_cast(substr(key, position(' ' in key) + 1) as timestamp) > (
            select max(measured_at) - interval 31 day from mart.river_recent
        )
    group by split_part(key, ' ', 1)
)

select
    recent.station_id,
    max(recent.measured_at) as last_at,
    count(*) as reading_count,
    mode(recent.gap_min) as step_min,
    epoch(max(recent.measured_at) - min(recent.measured_at)) / 60 as span_min,
    count(*) filter (where recent.is_suspect or recent.is_flow_suspect) as suspect_count,
    count(*) filter (where recent.gap_min > 60) as gap_count,
    coalesce(max(recent.gap_min), 0) as longest_gap_min,
    coalesce(any_value(revised.revised_count), 0) as revised_count
from mart.river_recent as recent
left join revised on recent.station_id = revised.station_id
group by recent.station_id
