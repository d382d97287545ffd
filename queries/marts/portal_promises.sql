-- title: Rythme de mise à jour annoncé par chaque jeu du portail, et jusqu’à quand il est tenu
-- table: mart.portal_promises
-- source: catalogue
-- key: dataset_id
-- returns: dataset_id VARCHAR, is_federated BOOLEAN, frequency VARCHAR, promised_days INTEGER, updated_at TIMESTAMP, promised_until TIMESTAMP
--
-- Le rythme est celui de la fiche DCAT ; « Au besoin », « Ponctuelle » ou rien n’est pas une promesse : nul. La promesse est
-- tenue une fois et demie le rythme, car une donnée mensuelle paraît rarement le même jour. La mise à jour est le dernier
-- traitement des données par le portail : la date de modification peut être tapée à la main.
with cards as (
    select
        body,
        nullif(trim(cast(body as json) ->> 'dataset_id'), '') as dataset_id,
        nullif(trim(cast(body as json) ->> '$.metas.dcat.accrualperiodicity'), '') as frequency
    from raw.catalogue
    qualify row_number() over (partition by dataset_id order by _fetch desc, _part desc, _row desc) = 1
),

promises as (
    select
        datasets.dataset_id,
        datasets.is_federated,
        cards.frequency,
        coalesce(datasets.data_processed_at, datasets.modified_at) as updated_at,
        case
            when regexp_matches(slug(cards.frequency), '(quotidien|journali|daily)') then 1
            when regexp_matches(slug(cards.frequency), '(hebdo|weekly)') then 7
            when regexp_matches(slug(cards.frequency), '(bimestr|bimonthly)') then 61
            when regexp_matches(slug(cards.frequency), '(mensuel|monthly)') then 31
            when regexp_matches(slug(cards.frequency), '(trimestr|quarterly)') then 92
            when regexp_matches(slug(cards.frequency), '(semestr|biannual|semiannual)') then 184
            when regexp_matches(slug(cards.frequency), '(annuel|annual|yearly)') then 366
        end as promised_days
    from core.datasets
    left join cards on datasets.dataset_id = cards.dataset_id
)

select
    dataset_id,
    is_federated,
    frequency,
    promised_days,
    updated_at,
    updated_at + to_hours(promised_days * 36) as promised_until
from promises
