-- title: Niveaux de repère d’une station, et ce qui en sépare l’eau
-- params: station VARCHAR
-- returns: kind VARCHAR, label VARCHAR, level_m DOUBLE, flow_m3s DOUBLE, gap_m DOUBLE, dated VARCHAR, origin VARCHAR, link VARCHAR, status VARCHAR
-- source: hydrometrie, vigicrues
--
-- L’écart est le niveau de repère moins la dernière mesure. Les crues de Vigicrues sont officielles, sauf celles des
-- données de démonstration. Un niveau de la presse n’est jamais donné pour officiel.
with marks as (
    select
        kind,
        label,
        level_m,
        cast(null as double) as flow_m3s,
        dated,
        origin,
        link,
        status
    from mart.river_marks
    where station_id = $station
    union all
    select
        'crue' as kind,
        label,
        level_m,
        flow_m3s,
        null as dated,
        'Vigicrues' as origin,
        null as link,
        case
            when (select arg_max(f.sources, f.fetched_at) from meta.fetches as f where f.dataset_id = 'vigicrues') = 'demo'
                then 'démonstration'
            else 'officiel'
        end as status
    from core.historic_floods
    where station_id = $station
)

select
    marks.kind,
    marks.label,
    marks.level_m,
    marks.flow_m3s,
    round(marks.level_m - (select l.level_m from mart.river_latest as l where l.station_id = $station), 3) as gap_m,
    marks.dated,
    marks.origin,
    marks.link,
    marks.status
from marks
order by marks.level_m desc nulls last, marks.label, marks.origin
limit 50
