-- title: Adresses à vérifier, avec leur raison
-- returns: label VARCHAR, reason VARCHAR, detail VARCHAR, longitude DOUBLE, latitude DOUBLE
-- source: base-adresse-locale
select label, reason, detail, longitude, latitude
from mart.address_reviews
order by reason, label
