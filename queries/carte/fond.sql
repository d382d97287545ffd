-- title: Un point par adresse, ou par petit carré quand elles sont nombreuses
-- returns: longitude DOUBLE, latitude DOUBLE
-- source: base-adresse-locale
select longitude, latitude from mart.address_dots order by longitude, latitude
