-- title: Ce qu’un trou dans les mesures de la rivière devait contenir, et ce qui en est venu
-- params: opened TIMESTAMP, closed TIMESTAMP
-- returns: received_count BIGINT, expected_count BIGINT
-- source: hydrometrie
-- after: core.river_readings
--
-- Le trou va de la dernière mesure reçue avant lui à sa fin. Chaque station a sa cadence : l’écart médian entre ses mesures
-- des sept jours d’avant. Une station qui n’a rien dit ces jours-là ne devait rien.
with steps as (
    select
        station_id,
        date_diff('second', lag(measured_at) over (partition by station_id order by measured_at), measured_at) as step_s
    from core.river_readings
    where measured_at > cast($opened as timestamp) - interval 7 day and measured_at <= cast($opened as timestamp)
),

cadences as (
    select
        station_id,
        median(step_s) as cadence_s
    from steps
    where step_s > 0
    group by station_id
),

received as (
    select
        station_id,
        count(*) as received_count
    from core.river_readings
    where measured_at > cast($opened as timestamp) and measured_at <= cast($closed as timestamp)
    group by station_id
)

select
    cast(coalesce(sum(received.received_count), 0) as bigint) as received_count,
    cast(
        coalesce(
            sum(floor(date_diff('second', cast($opened as timestamp), cast($closed as timestamp)) / cadences.cadence_s)), 0
        ) as bigint
    ) as expected_count
from cadences
left join received on cadences.station_id = received.station_id
