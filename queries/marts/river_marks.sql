-- title: Niveaux de repère de chaque station, avec leur date, leur source et leur statut
-- table: mart.river_marks
-- source: hydrometrie, vigicrues
-- after: mart.river_latest
-- key: station_id, kind, level_m
-- order: station_id, level_m desc nulls last, label, origin
-- returns: station_id VARCHAR, kind VARCHAR, label VARCHAR, level_m DOUBLE, flow_m3s DOUBLE, gap_m DOUBLE, dated VARCHAR, origin VARCHAR, link VARCHAR, status VARCHAR
--
-- Ce que le fichier de la ville déclare (`[[marks]]`) : aucun seuil officiel n’est publié par station. Chaque niveau dit d’où
-- il vient ; le zéro de l’échelle est propre à chaque station : un niveau ne vaut que pour la sienne. Les crues de Vigicrues
-- sont officielles, sauf celles des données de démonstration. Un niveau de la presse n’est jamais donné pour officiel.
-- `gap_m` est le niveau de repère moins la dernière mesure.
with received as (
    select arg_max(sources, fetched_at) = 'demo' as is_demo
    from meta.fetches
    where dataset_id = 'vigicrues'
),

marks as (
    select
        station_id,
        kind,
        label,
        level_m,
        cast(null as double) as flow_m3s,
        dated,
        origin,
        link,
        status
    from meta.river_marks
    union all
    select
        floods.station_id,
        'crue' as kind,
        floods.label,
        floods.level_m,
        floods.flow_m3s,
        null as dated,
        'Vigicrues' as origin,
        null as link,
        if(coalesce(received.is_demo, false), 'démonstration', 'officiel') as status
    from core.historic_floods as floods
    cross join received
)

select
    marks.station_id,
    marks.kind,
    marks.label,
    marks.level_m,
    marks.flow_m3s,
    round(marks.level_m - latest.level_m, 3) as gap_m,
    marks.dated,
    marks.origin,
    marks.link,
    marks.status
from marks
left join mart.river_latest as latest on marks.station_id = latest.station_id
