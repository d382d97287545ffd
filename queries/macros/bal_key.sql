-- title: Une clé d’interopérabilité en ses parties, ou null quand elle n’en est pas une
-- after: macros/insee_code
-- only: core
--
-- `14271_0120_00012_bis` → insee 14271 (null when it is no code), street_code 0120 (null for `xxxx` and `0000`, which
-- mean not filled), number 12, suffix bis. Capitals and unpadded numbers are read too; is_regular says if it was exact.
create or replace temp macro bal_key(t) as
list_transform([string_split(lower(trim(cast(t as varchar))), '_')], lambda parts:
  case when len(parts) >= 3 and regexp_full_match(parts[3], '\d{1,5}') then struct_pack(
    insee := insee_code(parts[1]),
    street_code := nullif(nullif(nullif(parts[2], 'xxxx'), '0000'), ''),
    number := cast(parts[3] as integer),
    suffix := nullif(array_to_string(parts[4:], '_'), ''),
    is_regular := regexp_full_match(trim(cast(t as varchar)), '\d[0-9AB]\d{3}_[0-9a-z]{4}_\d{5}(_[0-9a-z]{1,9})*'))
  end)[1];
