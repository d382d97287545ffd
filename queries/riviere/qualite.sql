-- title: Qualité des mesures d’une station, 31 derniers jours
-- params: station VARCHAR
-- returns: reading_count BIGINT, step_min BIGINT, missing_share DOUBLE, suspect_count BIGINT, longest_gap_min BIGINT, gap_count BIGINT, revised_count BIGINT
-- source: hydrometrie
--
-- La cadence est l’écart le plus courant entre deux mesures. La part manquante est celle des mesures attendues à cette
-- cadence, de la première à la dernière, qui ne sont pas arrivées. Une interruption dure plus d’une heure. Une révision
-- est une valeur que le producteur a changée après l’avoir publiée.
with readings as (
    select
        measured_at,
        is_suspect,
        epoch(measured_at - lag(measured_at) over (order by measured_at)) / 60 as gap_min
    from mart.river_recent
    where station_id = $station
),

counted as (
    select
        count(*) as reading_count,
        mode(gap_min) as step_min,
        count(*) filter (where is_suspect) as suspect_count,
        count(*) filter (where gap_min > 60) as gap_count,
        max(gap_min) as longest_gap_min,
        epoch(max(measured_at) - min(measured_at)) / 60 as span_min
    from readings
)

select
    reading_count,
    cast(step_min as bigint) as step_min,
    greatest(0, 1 - reading_count / (span_min / nullif(step_min, 0) + 1)) as missing_share,
    suspect_count,
    cast(coalesce(longest_gap_min, 0) as bigint) as longest_gap_min,
    gap_count,
    (
        select count(*) from meta.revisions as revised
        where revised.dataset_id = 'hydrometrie' and contains(revised.key, $station)
    ) as revised_count
from counted
