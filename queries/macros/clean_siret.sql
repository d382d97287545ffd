-- title: Le SIRET réparé quand c’est sûr (blancs ôtés, zéro de tête remis), ou null
-- after: macros/is_siret
-- only: core
--
-- A leading zero lost by a spreadsheet is put back only when both the SIRET and its SIREN then have a right key.
create or replace temp macro clean_siret(t) as
list_transform([regexp_replace(cast(t as varchar), '[\s\x{00A0}\x{202F}.]+', '', 'g')], lambda s: case
  when is_siret(s) then s
  when length(s) = 13 and is_siret('0' || s) and is_luhn_valid(left('0' || s, 9)) then '0' || s
end)[1];
