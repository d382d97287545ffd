-- title: Abréviations des noms de voies, et les petits mots qui ne comptent pas
-- returns: short VARCHAR, whole VARCHAR
-- source: base-adresse-locale
--
-- An article is worth a dash, and falls away.
select short, whole from mart.address_abbreviations order by short
