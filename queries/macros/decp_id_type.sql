-- title: Nature de l’identifiant d’un titulaire, dans le vocabulaire de 2022
-- after: macros/decp_text
-- only: core
--
-- SIRET, TVA, TAHITI, RIDET, FRWF, IREP, HORS-UE; what platforms wrote otherwise (TVA_INTRACOMMUNAUTAIRE, HORS_UE, FRW)
-- is brought to it, the rest stays as published.
create or replace temp macro decp_id_type(t) as
list_transform([replace(upper(decp_text(t)), '_', '-')], lambda s: case
  when s like 'TVA%' then 'TVA' when s = 'FRW' then 'FRWF' else s end)[1];
