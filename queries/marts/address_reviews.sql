-- title: Adresses à vérifier, avec leur raison
-- table: mart.address_reviews
-- source: base-adresse-locale
-- after: mart.address_points
-- key: reason, label
-- returns: label VARCHAR, reason VARCHAR, detail VARCHAR, longitude DOUBLE, latitude DOUBLE
--
-- Une ligne par adresse et par raison : non certifiée, sans position, hors du contour, défaut noté à la lecture, ou ligne
-- en double. Une ligne en double garde la position publiée avec elle, sinon celle de l’adresse qu’elle répète.
with repeated as (
    select
        coalesce(concat_ws(' ', original ->> 'numero', nullif(original ->> 'suffixe', ''), original ->> 'voie_nom'), '') as label,
        parse_coordinate(original ->> 'long') as longitude,
        parse_coordinate(original ->> 'lat') as latitude
    from meta.rejected
    where dataset_id = 'base-adresse-locale' and level = 'row' and reason = 'doublon'
),

kept as (
    select
        label,
        min_by(longitude, address_id) as longitude,
        min_by(latitude, address_id) as latitude
    from mart.address_points
    where is_located
    group by label
)

select homes.label, found.reason, found.detail, homes.longitude, homes.latitude
from mart.address_points as homes
inner join core.addresses as published on homes.address_id = published.address_id
cross join lateral (
    select unnest(list_filter([
        {'reason': case when not homes.is_located then 'sans_position' end, 'detail': null},
        {'reason': case when homes.is_inside = false then 'hors_contour' end, 'detail': null},
        {'reason': case when published.defects is not null and homes.is_located then 'defaut' end,
            'detail': published.defects},
        {'reason': case when homes.is_numbered and not coalesce(homes.is_certified, false) then 'non_certifiee' end,
            'detail': null}
    ], lambda each: each.reason is not null), recursive := true)
) as found
union all
select
    repeated.label,
    'doublon' as reason,
    null as detail,
    coalesce(repeated.longitude, kept.longitude) as longitude,
    coalesce(repeated.latitude, kept.latitude) as latitude
from repeated
left join kept on repeated.label = kept.label
