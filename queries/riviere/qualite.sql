-- title: Qualité des mesures d’une station, 31 derniers jours
-- params: station VARCHAR, now TIMESTAMP
-- returns: reading_count BIGINT, step_min BIGINT, missing_share DOUBLE, suspect_count BIGINT, longest_gap_min BIGINT, gap_count BIGINT, revised_count BIGINT
-- source: hydrometrie
-- method: Les mesures de la station, depuis 31 jours. Manquent celles que l’on attendait au rythme le plus courant et qui ne sont pas venues ; une interruption dure plus d’une heure, le silence d’aujourd’hui compris. Une révision est une valeur de ces 31 jours que le producteur a changée après l’avoir publiée.
--
-- La cadence est l’écart le plus courant entre deux mesures. La part manquante est celle des mesures attendues à cette
-- cadence, de la première des 31 jours à maintenant, qui ne sont pas arrivées. Une interruption dure plus d’une heure ; le
-- silence depuis la dernière mesure en est une, et manque comme elle : en deçà d’une heure, c’est le délai de transmission.
-- Une révision est une valeur de ces 31 jours que le producteur a changée après l’avoir publiée.
with readings as (
    select
        measured_at,
        is_suspect or is_flow_suspect as is_suspect,
        case when measured_at - to_seconds(60 * gap_min) > $now - interval 31 day then gap_min end as gap_min
    from mart.river_recent
    where station_id = $station and measured_at > $now - interval 31 day and measured_at <= $now
),

counted as (
    select
        count(*) as reading_count,
        mode(gap_min) as step_min,
        count(*) filter (where is_suspect) as suspect_count,
        count(*) filter (where gap_min > 60) as gap_count,
        max(gap_min) as longest_gap_min,
        epoch(max(measured_at) - min(measured_at)) / 60 as span_min,
        epoch($now - max(measured_at)) / 60 as waited_min
    from readings
),

judged as (
    select
        *,
        case when waited_min > 60 then waited_min else 0 end as silence_min
    from counted
)

select
    reading_count,
    cast(step_min as bigint) as step_min,
    greatest(0, 1 - reading_count / ((span_min + silence_min) / nullif(step_min, 0) + 1)) as missing_share,
    suspect_count,
    cast(greatest(coalesce(longest_gap_min, 0), silence_min) as bigint) as longest_gap_min,
    gap_count + cast(silence_min > 60 as bigint) as gap_count,
    (
        select count(*) from meta.revisions as revised
        where
            revised.dataset_id = 'hydrometrie'
            and starts_with(revised.key, $station || ' ')
            and try_cast(substr(revised.key, length($station) + 2) as timestamp) > $now - interval 31 day
    ) as revised_count
from judged
