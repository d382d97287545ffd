-- title: Un marché ou une concession publiés en JSON (2019 ou 2022), en STRUCT de textes
-- after: macros/decp_amendments
-- only: core
--
-- A concession has its own names: autoriteConcedante, concessionnaires, valeurGlobale, dateSignature. The 2022 format is
-- told by the fields that it brought.
create or replace temp macro decp_document(body) as
list_transform([json_transform(body, '{"id": "VARCHAR", "_type": "VARCHAR", "nature": "VARCHAR", "objet": "VARCHAR",
  "codeCPV": "VARCHAR", "procedure": "VARCHAR", "dureeMois": "VARCHAR", "dateNotification": "VARCHAR",
  "dateSignature": "VARCHAR", "datePublicationDonnees": "VARCHAR", "montant": "VARCHAR", "valeurGlobale": "VARCHAR",
  "montantSubventionPublique": "VARCHAR", "formePrix": "VARCHAR", "offresRecues": "VARCHAR",
  "acheteur": {"id": "VARCHAR", "nom": "VARCHAR"}, "autoriteConcedante": {"id": "VARCHAR", "nom": "VARCHAR"},
  "lieuExecution": {"code": "VARCHAR", "typeCode": "VARCHAR"}, "titulaires": "JSON", "concessionnaires": "JSON",
  "modifications": "JSON", "techniques": "JSON", "typesPrix": "JSON", "ccag": "JSON", "considerationsSociales": "JSON",
  "attributionAvance": "JSON", "marcheInnovant": "JSON", "modalitesExecution": "JSON"}')],
lambda d: struct_pack(
  format := case when coalesce(to_json(d.offresRecues), d.techniques, d.typesPrix, d.ccag, d.considerationsSociales,
    d.attributionAvance, d.marcheInnovant, d.modalitesExecution) is not null then '2022' else '2019' end,
  kind := case when d.concessionnaires is not null or d.autoriteConcedante.id is not null
    or d.valeurGlobale is not null or d._type ilike '%concession%' then 'concession' else 'marche' end,
  id := d.id, buyer_id := coalesce(d.acheteur.id, d.autoriteConcedante.id),
  buyer_name := coalesce(d.acheteur.nom, d.autoriteConcedante.nom), nature := d.nature, object := d.objet,
  cpv := d.codeCPV, procedure := d.procedure, techniques := cast(d.techniques as varchar),
  amount := coalesce(d.montant, d.valeurGlobale), subsidy := d.montantSubventionPublique, duration := d.dureeMois,
  notified := coalesce(d.dateNotification, d.dateSignature), published := d.datePublicationDonnees,
  price_form := d.formePrix, offers := d.offresRecues,
  place_code := d.lieuExecution.code, place_type := d.lieuExecution.typeCode,
  suppliers := decp_suppliers(coalesce(d.titulaires, d.concessionnaires)),
  amendments := decp_amendments(d.modifications)))[1];
