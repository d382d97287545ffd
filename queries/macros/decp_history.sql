-- title: Les modifications d’un contrat, typées, dans l’ordre de leur notification, en STRUCT[]
-- after: macros/decp_contract, macros/decp_duration, macros/parse_date, macros/parse_amount, macros/parse_integer
-- only: core
--
-- Fields: happened_on (sorting), number, place, notified_on, published_on, amount_eur, duration_months, object,
-- suppliers, defect. The number is not trusted for the order: dates come first, then number, then place in the file.
create or replace temp macro decp_history(amendments) as
list_sort(list_transform(amendments, lambda a, place: struct_pack(
  happened_on := coalesce(parse_date(a.notified), parse_date(a.published), date '9999-12-31'),
  number := parse_integer(a.number), place := place,
  notified_on := case when parse_date(a.notified) <= current_date then parse_date(a.notified) end,
  published_on := parse_date(a.published),
  amount_eur := parse_amount(a.amount), duration_months := decp_duration(a.duration),
  object := decp_text(a.object), suppliers := a.suppliers,
  defect := case
    when decp_text(a.amount) is not null and parse_amount(a.amount) is null then 'montant_illisible'
    when decp_text(a.notified) is not null and parse_date(a.notified) is null then 'notification_illisible'
    when parse_date(a.notified) > current_date then 'notification_future'
  end)));
