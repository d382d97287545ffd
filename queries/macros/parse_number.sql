-- title: Nombre écrit par un humain ou une machine, en DOUBLE, ou null
--
-- Reads `1 234,56` (blank, U+00A0, U+202F, U+2009), `1.234,56`, `1,234.56`, `12 %` (12), `(12)` (-12), `−5` (U+2212),
-- `1e3`, `12 €`. One separator alone is the decimal mark: `1,234` and `1.234` both give 1.234, as in French and in
-- machine-made files. Anything else is null: `n.c.`, `NC`, `CDL`, `-`, `NaN`, `Infinity`, `1e400`, `12 34`, `1,2,3`.
create or replace temp macro parse_number(t) as
list_transform([
  regexp_replace(regexp_replace(trim(regexp_replace(
    replace(cast(t as varchar), chr(8722), '-'), '[\s\x{00A0}\x{2007}\x{2009}\x{202F}]+', ' ', 'g')),
    ' ?(%|€|EUR)$', ''), '^\(([0-9.,][^()]*)\)$', '-\1')
], lambda s: list_transform([
  case
    when regexp_full_match(s, '[+-]?(\d+([.,]\d+)?|[.,]\d+)([eE][+-]?\d{1,3})?') then replace(s, ',', '.')
    when regexp_full_match(s, '[+-]?\d{1,3}( \d{3})+([.,]\d+)?') then replace(replace(s, ' ', ''), ',', '.')
    when regexp_full_match(s, '[+-]?\d{1,3}((\.\d{3})+,\d+|(\.\d{3}){2,})') then replace(replace(s, '.', ''), ',', '.')
    when regexp_full_match(s, '[+-]?\d{1,3}((,\d{3})+\.\d+|(,\d{3}){2,})') then replace(s, ',', '')
  end
], lambda plain: case when isfinite(try_cast(plain as double)) then try_cast(plain as double) end)[1])[1];
