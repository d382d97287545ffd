-- title: Communes d’une intercommunalité
-- table: mart.suppliers_epci
-- source: decp
-- key: epci, insee
-- returns: epci VARCHAR, insee VARCHAR
--
-- Communauté urbaine Caen la Mer (SIREN 200065597), 48 communes, d’après le découpage administratif publié par Etalab
-- (paquet @etalab/decoupage-administratif 6.0.0, faits INSEE). Une intercommunalité absente d’ici n’a pas de part
-- calculée : la page le dit.
select '200065597' as epci, members.insee
from (select unnest([
    '14030', '14060', '14068', '14076', '14092', '14098', '14101', '14118',
    '14123', '14125', '14137', '14166', '14167', '14181', '14215', '14221',
    '14242', '14254', '14271', '14288', '14301', '14319', '14325', '14327',
    '14341', '14365', '14383', '14407', '14437', '14454', '14488', '14495',
    '14538', '14542', '14543', '14554', '14556', '14558', '14566', '14587',
    '14610', '14666', '14675', '14685', '14707', '14712', '14738', '14758'
  ]) as insee) as members
