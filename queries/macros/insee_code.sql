-- title: Code INSEE d’une commune, en cinq caractères, ou null
--
-- `1053` lost its leading zero and gives 01053; 2A and 2B are Corsica; `00000`, `A7482` and names give null.
create or replace temp macro insee_code(t) as
list_transform([upper(trim(cast(t as varchar)))], lambda s: list_transform([case when length(s) = 4 then '0' || s else s end],
  lambda code: case when regexp_full_match(code, '(0[1-9]|[13-9]\d|2[1-9AB])\d{3}') then code end)[1])[1];
