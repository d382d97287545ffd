-- title: Un contrat publié, quelle que soit sa forme, en STRUCT de textes ; null quand il est illisible
-- after: macros/decp_document, macros/decp_lines
-- only: core
--
-- A body with `rows` comes from a consolidated table (all lines of one contract), any other from a JSON file.
create or replace temp macro decp_contract(body) as
case
  when not json_valid(body) or json_type(body) <> 'OBJECT' then null
  when json_type(body, '$.rows') = 'ARRAY' then decp_lines(body)
  else decp_document(body)
end;
