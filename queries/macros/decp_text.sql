-- title: Texte d’un champ de la commande publique ; les marques de vide (`CDL`, `INX`, `NC`) deviennent null
-- after: macros/clean_text
-- only: core
--
-- data.economie.gouv.fr writes CDL where nothing was given, some platforms INX, NC or the word null.
create or replace temp macro decp_text(t) as
list_transform([clean_text(t)], lambda s:
  case when upper(s) in ('CDL', 'INX', 'NC', 'N.C.', 'NULL', 'NAN', 'NONE') then null else s end)[1];
