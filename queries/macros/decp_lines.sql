-- title: Un contrat publié en plusieurs lignes d’une table consolidée, en STRUCT de textes
-- after: macros/decp_row_suppliers, macros/decp_row, macros/decp_distinct, macros/parse_integer, macros/parse_boolean, macros/decp_suppliers
-- only: core
--
-- Same fields as decp_document. The line of modification 0 is the contract as signed, the others its amendments; the
-- suppliers are those of the lines marked current, else of the last modification.
create or replace temp macro decp_lines(body) as
list_transform([list_sort(list_transform(json_extract(body, '$.rows[*]'), lambda line, place: struct_pack(
  modification := coalesce(parse_integer(line ->> '$.modification_id'), 0), place := place, r := decp_row(line))))],
lambda lines: list_transform([struct_pack(r := lines[1].r, current := coalesce(
  nullif(list_filter(lines, lambda line: coalesce(parse_boolean(line.r.donneesActuelles), false)), []),
  list_filter(lines, lambda line: line.modification = lines[-1].modification)))],
lambda base: struct_pack(
  format := 'consolidated', kind := case when base.r.nature ilike '%concession%' or base.r.nature ilike '%délégation%'
    then 'concession' else 'marche' end,
  id := base.r.id, buyer_id := base.r.acheteur_id, buyer_name := base.r.acheteur_nom, nature := base.r.nature,
  object := base.r.objet, cpv := base.r.codeCPV, procedure := base.r.procedure, techniques := base.r.techniques,
  amount := base.r.montant, subsidy := cast(null as varchar), duration := base.r.dureeMois,
  notified := base.r.dateNotification, published := base.r.datePublicationDonnees, price_form := base.r.formePrix,
  offers := base.r.offresRecues, place_code := base.r.lieuExecution_code, place_type := base.r.lieuExecution_typeCode,
  suppliers := decp_distinct(flatten(list_transform(base.current, lambda line: decp_row_suppliers(line.r)))),
  amendments := decp_distinct(list_transform(
    list_filter(lines, lambda line: line.modification > 0 or decp_text(line.r.idModification) is not null),
    lambda line: struct_pack(
      number := coalesce(line.r.idModification, line.r.modification_id),
      notified := case when line.modification > 0 then line.r.dateNotification
        else line.r.dateNotificationModification end,
      published := case when line.modification > 0 then line.r.datePublicationDonnees
        else line.r.datePublicationDonneesModification end,
      amount := case when line.modification > 0 then line.r.montant else line.r.montantModification end,
      duration := case when line.modification > 0 then line.r.dureeMois else line.r.dureeMoisModification end,
      object := line.r.objetModification,
      suppliers := decp_suppliers(cast('[]' as json)))))))[1])[1];
