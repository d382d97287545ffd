-- title: La première propriété renseignée d’un objet JSON parmi des noms, casse et accents à part, ou null
--
-- `names` are folded names (`date_de_pose`), in order of preference; the value comes back as text.
create or replace temp macro property_of(properties, names) as
list_filter(
  list_transform(names, lambda wanted: list_transform(
    list_filter(json_keys(properties), lambda key:
      trim(regexp_replace(lower(strip_accents(key)), '[^a-z0-9]+', '_', 'g'), '_') = wanted),
    lambda key: json_extract_string(properties, '/' || replace(replace(key, '~', '~0'), '/', '~1')))[1]),
  lambda value: trim(value) <> '')[1];
