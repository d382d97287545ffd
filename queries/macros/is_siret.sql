-- title: Quatorze chiffres, une clé juste
-- after: macros/is_luhn_valid
-- only: core
--
-- The establishments of La Poste (SIREN 356000000) are legal without Luhn: their digits add up to a multiple of five.
create or replace temp macro is_siret(digits) as
coalesce(regexp_full_match(digits, '\d{14}') and digits <> '00000000000000' and (is_luhn_valid(digits) or (
  digits like '356000000%' and list_sum(list_transform(range(1, 15), lambda i: try_cast(substr(digits, i, 1) as integer))) % 5 = 0
)), false);
