-- title: Abréviations des noms de voies, pour lire ce qui est tapé comme ce qui est publié
-- table: mart.address_abbreviations
-- source: base-adresse-locale
-- key: short
-- returns: short VARCHAR, whole VARCHAR
select unnest(map_keys(address_abbreviations())) as short, unnest(map_values(address_abbreviations())) as whole
