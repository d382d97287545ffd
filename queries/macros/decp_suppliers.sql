-- title: Les titulaires d’une liste publiée, en STRUCT[] de textes
-- after: macros/decp_items
-- only: core
--
-- Fields: id, id_type, name, commune_code, department_code, size_category; as published. An element that is a mere text
-- is an id; one with neither id nor name is nobody.
create or replace temp macro decp_suppliers(j) as
list_filter(list_transform(decp_items(j), lambda item: struct_pack(
  id := case when json_type(item) = 'OBJECT' then item ->> '$.id' else item ->> '$' end,
  id_type := item ->> '$.typeIdentifiant',
  name := item ->> '$.denominationSociale',
  commune_code := cast(null as varchar), department_code := cast(null as varchar),
  size_category := cast(null as varchar))),
lambda supplier: supplier.id is not null or supplier.name is not null);
