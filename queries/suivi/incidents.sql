-- title: Incidents des sources, ceux qui durent d’abord, puis les derniers
-- params: dataset VARCHAR, theme VARCHAR, service VARCHAR, source VARCHAR, status VARCHAR, size BIGINT, skip BIGINT
-- returns: dataset_id VARCHAR, title VARCHAR, theme VARCHAR, service VARCHAR, source VARCHAR, kind VARCHAR, message VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, observed_at TIMESTAMP, rows_lost BIGINT, rows_backfilled BIGINT, was VARCHAR, became VARCHAR, total_count BIGINT, open_count BIGINT
--
-- Un filtre vide ne filtre pas. « status » : « ouvert » ou « clos ». Le service est celui que le jeu nomme, sinon celui de
-- son thème. total_count et open_count comptent aussi ceux qui ne sont pas sur cette page.
with known as (
    select
        incidents.*,
        coalesce(datasets.title, indicators.title, incidents.subject, incidents.dataset_id) as title,
        coalesce(datasets.theme, indicators.theme, incidents.theme) as told_theme,
        coalesce(declared.owner, indicators.owner, theme_owners.owner_id) as service
    from meta.incidents as incidents
    left join meta.datasets as datasets on incidents.dataset_id = datasets.dataset_id
    left join meta.declared as declared on incidents.dataset_id = declared.dataset_id
    left join meta.indicators as indicators on incidents.dataset_id = 'kpi/' || indicators.kpi_id
    left join
        meta.theme_owners as theme_owners
        on coalesce(datasets.theme, indicators.theme, incidents.theme) = theme_owners.theme
)

select
    dataset_id,
    title,
    told_theme as theme,
    service,
    source,
    kind,
    message,
    started_at,
    ended_at,
    observed_at,
    rows_lost,
    rows_backfilled,
    was,
    became,
    count(*) over () as total_count,
    count(*) filter (ended_at is null) over () as open_count
from known
where
    ($dataset = '' or dataset_id = $dataset)
    and ($theme = '' or told_theme = $theme)
    and ($service = '' or service = $service)
    and ($source = '' or source = $source)
    and ($status = '' or $status = if(ended_at is null, 'ouvert', 'clos'))
order by ended_at is not null, started_at desc, title, kind
limit $size offset $skip
