-- title: Le lieu d’exécution : nature normalisée, code, et s’il est plausible
-- after: macros/decp_text
-- only: core
--
-- Fields: place_type (`Code postal`, `Code commune`, `Code département`, `Code région`, `Code pays`, `Code canton`,
-- `Code arrondissement`, else as published), place_code (`FR45000` → 45000 for a postcode, else as published),
-- is_plausible: the code has the shape of its type; null when nothing was published.
create or replace temp macro decp_place(place_type, place_code) as
list_transform([struct_pack(
  kind := replace(replace(lower(regexp_replace(decp_text(place_type), '(?i)^code ', '')), 'departement', 'département'),
    'region', 'région'),
  code := upper(decp_text(place_code)))],
lambda p: list_transform([struct_pack(kind := p.kind, code := case
    when p.kind = 'postal' then regexp_replace(p.code, '^FR-?', '') else p.code end)],
lambda q: struct_pack(
  place_type := case
    when q.kind in ('postal', 'commune', 'département', 'région', 'pays', 'canton', 'arrondissement')
    then 'Code ' || q.kind else decp_text(place_type) end,
  place_code := q.code,
  is_plausible := case q.kind
    when 'postal' then regexp_full_match(q.code, '\d{5}')
    when 'commune' then regexp_full_match(q.code, '\d[0-9AB]\d{3}')
    when 'département' then regexp_full_match(q.code, '\d\d|2[AB]|9[78]\d')
    when 'région' then regexp_full_match(q.code, '\d\d')
    when 'pays' then regexp_full_match(q.code, '[A-Z]{2,3}')
    when 'canton' then regexp_full_match(q.code, '\d[0-9AB]\d{2,3}')
    when 'arrondissement' then regexp_full_match(q.code, '\d[0-9AB]\d{1,3}')
    else q.code is null and q.kind is null
  end))[1])[1];
