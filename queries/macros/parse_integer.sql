-- title: Nombre entier, en BIGINT, ou null
-- after: macros/parse_number
--
-- Same writings as parse_number; `12,0` is 12, `12,5` is null. Digits alone keep every digit (no detour by DOUBLE).
create or replace temp macro parse_integer(t) as
case
  when regexp_full_match(trim(cast(t as varchar)), '[+-]?\d{1,18}') then try_cast(trim(cast(t as varchar)) as bigint)
  else list_transform([parse_number(t)], lambda n:
    case when n = trunc(n) and abs(n) < 9007199254740992 then cast(n as bigint) end)[1]
end;
