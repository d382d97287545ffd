-- title: Une liste sans ses répétitions, dans l’ordre de leur première apparition
-- only: core
--
-- list_distinct does not keep the order.
create or replace temp macro decp_distinct(items) as
list_transform([items], lambda whole:
  list_filter(whole, lambda item, place: list_position(whole, item) = place))[1];
