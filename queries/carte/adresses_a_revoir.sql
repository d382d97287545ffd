-- title: Adresses à vérifier, avec leur raison
-- returns: label VARCHAR, reason VARCHAR, detail VARCHAR, longitude DOUBLE, latitude DOUBLE
-- source: base-adresse-locale
--
-- The rarest reason first: an address without a place is worth more of one's time than one still to certify.
select label, reason, detail, longitude, latitude
from mart.address_reviews
order by count(*) over (partition by reason), reason, label
