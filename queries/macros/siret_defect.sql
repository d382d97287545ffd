-- title: Ce qui ne va pas dans un SIRET tel que publié, ou null quand il est juste
-- after: macros/clean_siret
-- only: core
--
-- siret_absent, siret_espaces, siret_zero_perdu, siret_non_numerique, siret_longueur, siret_nul, siret_cle_fausse.
-- A SIRET with blanks or a lost zero is a defect of the file even though clean_siret repairs it.
create or replace temp macro siret_defect(t) as
case
  when coalesce(upper(trim(cast(t as varchar))), '') in ('', '-', 'NC', 'N.C.', 'CDL', 'INX', 'NULL') then 'siret_absent'
  when is_siret(cast(t as varchar)) then null
  when length(clean_siret(t)) = 14 and regexp_matches(cast(t as varchar), '[\s\x{00A0}\x{202F}.]') then 'siret_espaces'
  when length(clean_siret(t)) = 14 then 'siret_zero_perdu'
  when not regexp_full_match(regexp_replace(cast(t as varchar), '[\s\x{00A0}\x{202F}.]+', '', 'g'), '\d+')
  then 'siret_non_numerique'
  when length(regexp_replace(cast(t as varchar), '[\s\x{00A0}\x{202F}.]+', '', 'g')) <> 14 then 'siret_longueur'
  when regexp_full_match(regexp_replace(cast(t as varchar), '[\s\x{00A0}\x{202F}.]+', '', 'g'), '0+') then 'siret_nul'
  else 'siret_cle_fausse'
end;
