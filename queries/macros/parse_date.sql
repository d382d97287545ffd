-- title: Jour civil, en DATE, ou null
-- after: macros/parse_instant
--
-- Same writings as parse_local. `2018-12-17+01:00` is the 17th, as its author meant; a full instant with a zone, or an
-- epoch, is the day that it was in Paris. Years before 1900 (0202, 0218) and more than ten years ahead are null.
create or replace temp macro parse_date(t) as
list_transform([trim(cast(t as varchar))], lambda s: list_transform([
  case
    when regexp_full_match(s, '\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:?\d{2})?') then try_cast(left(s, 10) as date)
    when regexp_full_match(s, '\d{10}|\d{12,13}') or regexp_matches(s, ':\d{2}([.]\d+)? ?(Z|[+-]\d{2}(:?\d{2})?)$')
    then cast(timezone('Europe/Paris', timezone('UTC', parse_instant(s))) as date)
    else cast(parse_local(s) as date)
  end
], lambda day: case when day between date '1900-01-01' and current_date + interval 10 year then day end)[1])[1];
