-- title: Adresses à vérifier, avec leur raison
-- returns: label VARCHAR, reason VARCHAR, detail VARCHAR, longitude DOUBLE, latitude DOUBLE, total_count BIGINT
-- source: base-adresse-locale
--
-- The rarest reason first: an address without a place is worth more of one's time than one still to certify. The first
-- five thousand; `total_count` counts them all.
with reasons as (
    select
        reason,
        count(*) as address_count
    from mart.address_reviews
    group by reason
)

select
    reviews.label,
    reviews.reason,
    reviews.detail,
    reviews.longitude,
    reviews.latitude,
    cast((select sum(r.address_count) from reasons as r) as bigint) as total_count
from mart.address_reviews as reviews
inner join reasons on reviews.reason = reasons.reason
order by reasons.address_count, reviews.reason, reviews.label, reviews.longitude, reviews.latitude
limit 5000
