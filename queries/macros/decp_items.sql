-- title: Les éléments d’une liste, emballée ou non, en JSON[]
-- only: core
--
-- `[{"titulaire": {…}}]`, `{"titulaire": [{…}]}`, `{"titulaire": {…}}`, `[{…}]`, `[[{…}]]` and `{…}` all give the bare
-- `{…}`; `{"technique": ["a", "b"]}` gives the two texts. Absent or null gives an empty list.
create or replace temp macro decp_items(j) as
list_transform(
  flatten(list_transform(
    case json_type(j)
      when 'ARRAY' then json_extract(j, '$[*]')
      when 'OBJECT' then
        case when len(json_keys(j)) = 1 and json_type(json_extract(j, '$.*')[1]) = 'ARRAY'
        then json_extract(j, '$.*[*]') else [j] end
      else list_filter([j], lambda one: json_type(one) <> 'NULL')
    end,
    lambda item: case when json_type(item) = 'ARRAY' then json_extract(item, '$[*]') else [item] end)),
  lambda item: case
    when json_type(item) = 'OBJECT' and len(json_keys(item)) = 1 and json_type(json_extract(item, '$.*')[1]) = 'OBJECT'
    then json_extract(item, '$.*')[1]
    else item
  end);
