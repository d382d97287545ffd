-- title: Nombre entier, en BIGINT, ou null : une conversion directe d’abord
-- after: macros/parse_integer
--
-- Same result as parse_integer, for tables of millions of rows: its writings are tried only where a cast fails. A text
-- with a point is not cast, for the cast would round.
create or replace temp macro read_integer(t) as
coalesce(case when not contains(t, '.') then try_cast(t as bigint) end, parse_integer(t));
