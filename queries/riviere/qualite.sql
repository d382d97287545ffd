-- title: Qualité des mesures d’une station, 31 derniers jours
-- params: station VARCHAR, now TIMESTAMP
-- returns: reading_count BIGINT, day_count BIGINT, step_min BIGINT, missing_share DOUBLE, suspect_count BIGINT, longest_gap_min BIGINT, gap_count BIGINT, revised_count BIGINT
-- source: hydrometrie
-- method: Les mesures de la station, sur les 31 jours qui finissent à la dernière reçue, et le silence depuis. Manquent celles que l’on attendait au rythme le plus courant et qui ne sont pas venues ; une interruption dure plus d’une heure, le silence d’aujourd’hui compris. Une révision est une valeur de ces 31 jours que le producteur a changée après l’avoir publiée.
--
-- La part manquante est celle des mesures attendues à la cadence, de la première à maintenant, qui ne sont pas arrivées. Le
-- silence depuis la dernière mesure manque, et est une interruption, passé une heure : en deçà, c’est le délai de
-- transmission. `day_count` : ces 31 jours, et ceux du silence.
with heard as (
    select
        *,
        if(epoch($now - last_at) > 3600, epoch($now - last_at) / 60, 0) as silence_min
    from mart.river_quality
    where station_id = $station
)

select
    reading_count,
    31 + cast(floor(silence_min / 1440) as bigint) as day_count,
    cast(step_min as bigint) as step_min,
    greatest(0, 1 - reading_count / ((span_min + silence_min) / nullif(step_min, 0) + 1)) as missing_share,
    suspect_count,
    cast(greatest(longest_gap_min, silence_min) as bigint) as longest_gap_min,
    gap_count + cast(silence_min > 60 as bigint) as gap_count,
    revised_count
from heard
