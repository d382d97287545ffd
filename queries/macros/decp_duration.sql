-- title: Durée en mois, de 1 à 1188 (99 ans), ou null
-- after: macros/parse_integer
-- only: core
--
-- `NC`, 0, negative and longer than an emphyteutic lease are null.
create or replace temp macro decp_duration(t) as
cast(list_transform([parse_integer(t)], lambda n: case when n between 1 and 1188 then n end)[1] as integer);
