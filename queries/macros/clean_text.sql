-- title: Texte lisible : sans contrôle, sans entité HTML, sans blancs en trop ; null s’il ne reste rien
-- after: macros/html_entity, macros/html_code
--
-- Control and invisible direction characters become blanks, runs of blanks become one. `&eacute;`, `&#233;`, `&#xE9;`
-- and their doubly escaped forms become letters; the C1 codes of a Windows-1252 text read as Latin-1 become the
-- punctuation that was meant. U+FFFD (an accent lost for good) stays: it is flagged, not guessed.
-- The result is text: whoever shows it escapes it.
create or replace temp macro clean_text(t) as
list_transform([translate(cast(t as varchar),
  chr(128) || chr(133) || chr(140) || chr(145) || chr(146) || chr(147) || chr(148) || chr(150) || chr(151) || chr(156),
  '€…Œ‘’“”–—œ')], lambda written: nullif(trim(regexp_replace(
  case when not contains(written, '&') then written else list_reduce(
    list_distinct(regexp_extract_all(replace(written, '&amp;', '&'),
      '&(#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-zA-Z]{2,8}[0-9]?);')),
    lambda text, entity: replace(text, entity, case
      when entity ilike '&#x%'
      then coalesce(html_code(try_cast('0x' || substr(entity, 4, length(entity) - 4) as integer)), entity)
      when entity like '&#%' then coalesce(html_code(try_cast(substr(entity, 3, length(entity) - 3) as integer)), entity)
      else coalesce(html_entity(entity), entity)
    end), replace(written, '&amp;', '&')) end,
  '[\x{0000}-\x{0020}\x{007F}-\x{00A0}\x{200B}\x{200E}\x{200F}\x{2028}-\x{202F}\x{2066}-\x{2069}\x{FEFF}]+', ' ', 'g')),
  ''))[1];
