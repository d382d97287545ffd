-- title: Instant, en TIMESTAMP UTC, ou null
-- after: macros/parse_local
--
-- A text with a zone (`Z`, `+01:00`, `+0100`, `+01`) is taken at its word; epoch milliseconds (12 or 13 digits) and
-- seconds (10) are UTC; a text without zone is the clock of Paris, summer time included. An hour that the clock skips
-- (29 March 2026, 02:30) is null; an hour that it strikes twice (25 October 2026, 02:30) is the second, in winter time.
-- Years before 1900 and more than ten years ahead are null.
create or replace temp macro parse_instant(t) as
list_transform([trim(cast(t as varchar))], lambda s: list_transform([
  case
    when regexp_full_match(s, '\d{12,13}') then epoch_ms(cast(s as bigint))
    when regexp_full_match(s, '\d{10}') then epoch_ms(cast(s as bigint) * 1000)
    when regexp_full_match(s, '\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.]\d{1,9})?)? ?(Z|[+-]\d{2}(:?\d{2})?)')
    then timezone('UTC', try_cast(
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(s, ' ?Z$', '+00:00'), ' ([+-]\d{2}(:?\d{2})?)$', '\1'),
        '([+-]\d{2})(\d{2})$', '\1:\2'), '([T ]\d{2}:\d{2})([+-])', '\1:00\2') as timestamptz))
    when regexp_full_match(s, '\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})')
    then timezone('UTC', try_cast(left(s, 10) || ' 00:00:00' || replace(substr(s, 11), 'Z', '+00:00') as timestamptz))
    else list_transform([parse_local(s)], lambda local: case
      when timezone('Europe/Paris', timezone('Europe/Paris', local)) = local
      then timezone('UTC', timezone('Europe/Paris', local)) end)[1]
  end
], lambda instant: case
  when instant between timestamp '1900-01-01' and current_date + interval 10 year then instant end)[1])[1];
