-- title: Les modifications d’une liste publiée, en STRUCT[] de textes
-- after: macros/decp_suppliers
-- only: core
--
-- Fields: number, notified, published, amount, duration, object, suppliers; as published, in the published order. An empty one is none.
create or replace temp macro decp_amendments(j) as
list_transform(list_filter(decp_items(j), lambda item: item ->> '$' not in ('{}', '')), lambda item: struct_pack(
  number := item ->> '$.id',
  notified := coalesce(item ->> '$.dateNotificationModification', item ->> '$.dateSignatureModification'),
  published := item ->> '$.datePublicationDonneesModification',
  amount := coalesce(item ->> '$.montant', item ->> '$.valeurGlobale'),
  duration := item ->> '$.dureeMois',
  object := item ->> '$.objetModification',
  suppliers := decp_suppliers(coalesce(item -> '$.titulaires', item -> '$.concessionnaires'))));
