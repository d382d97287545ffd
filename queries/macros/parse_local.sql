-- title: Date ou date et heure telles qu’écrites, sans fuseau, en TIMESTAMP, ou null
--
-- Reads `2026-01-31`, `2013.01.26`, `2013/01/26`, `20130126`, `31/01/2026`, `31-01-2026`, `31.01.2026`, each with or
-- without a time, and the day numbers of a spreadsheet (45321 is 2024-01-30). A day that does not exist (31/02) and a
-- year of two digits are null. Bounds are those of parse_date.
create or replace temp macro parse_local(t) as
list_transform([replace(trim(cast(t as varchar)), 'T', ' ')], lambda s: case
  when regexp_full_match(s, '\d{4}[-./]\d{1,2}[-./]\d{1,2}( \d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?)?')
  then try_strptime(
    regexp_replace(regexp_replace(s, '[.,]\d{1,9}$', case when s like '%:%' then '' else '\0' end),
      '^(\d{4})[-./](\d{1,2})[-./](\d{1,2})', '\1-\2-\3'),
    ['%Y-%m-%d', '%Y-%m-%d %H:%M', '%Y-%m-%d %H:%M:%S'])
  when regexp_full_match(s, '\d{1,2}[-./]\d{1,2}[-./]\d{4}( \d{1,2}:\d{2}(:\d{2})?)?')
  then try_strptime(regexp_replace(s, '^(\d{1,2})[-./](\d{1,2})[-./]', '\1/\2/'),
    ['%d/%m/%Y', '%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S'])
  when regexp_full_match(s, '(19|20)\d{6}') then try_strptime(s, '%Y%m%d')
  when regexp_full_match(s, '\d{5}([.,]\d+)?')
  then timestamp '1899-12-30' + to_seconds(cast(round(try_cast(replace(s, ',', '.') as double) * 86400) as bigint))
end)[1];
