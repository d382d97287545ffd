-- title: Longitude ou latitude en degrés, en DOUBLE, ou null
--
-- Decimal point or comma; padded zeros (`-00000001,1500341` is -1.1500341); U+2212. A value beyond 180 degrees, such as
-- Lambert-93 metres in the wrong column, is null. (0, 0) is for the caller to refuse: one number alone may be 0.
create or replace temp macro parse_coordinate(t) as
list_transform([replace(replace(trim(cast(t as varchar)), chr(8722), '-'), ',', '.')], lambda s:
  case when regexp_full_match(s, '[+-]?\d{1,15}(\.\d{1,18})?') and abs(try_cast(s as double)) <= 180
  then try_cast(s as double) end)[1];
