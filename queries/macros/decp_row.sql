-- title: Une ligne d’une table consolidée, en STRUCT de textes
-- only: core
--
-- The two published shapes at once: data.gouv.fr (one line a contract, supplier and modification) and
-- data.economie.gouv.fr (suppliers 1 to 3 and the modification beside the contract). `-` where a shape has no such column.
create or replace temp macro decp_row(j) as
json_transform(j, '{"id": "VARCHAR", "acheteur_id": "VARCHAR", "acheteur_nom": "VARCHAR", "nature": "VARCHAR",
  "objet": "VARCHAR", "codeCPV": "VARCHAR", "procedure": "VARCHAR", "techniques": "VARCHAR", "montant": "VARCHAR",
  "dureeMois": "VARCHAR", "dateNotification": "VARCHAR", "datePublicationDonnees": "VARCHAR", "formePrix": "VARCHAR",
  "offresRecues": "VARCHAR", "lieuExecution_code": "VARCHAR", "lieuExecution_typeCode": "VARCHAR",
  "modification_id": "VARCHAR", "donneesActuelles": "VARCHAR", "objetModification": "VARCHAR",
  "titulaire_id": "VARCHAR", "titulaire_typeIdentifiant": "VARCHAR", "titulaire_nom": "VARCHAR",
  "titulaire_commune_code": "VARCHAR", "titulaire_departement_code": "VARCHAR", "titulaire_categorie": "VARCHAR",
  "titulaire_id_1": "VARCHAR", "titulaire_typeIdentifiant_1": "VARCHAR", "titulaire_nom_1": "VARCHAR",
  "titulaire_id_2": "VARCHAR", "titulaire_typeIdentifiant_2": "VARCHAR", "titulaire_nom_2": "VARCHAR",
  "titulaire_id_3": "VARCHAR", "titulaire_typeIdentifiant_3": "VARCHAR", "titulaire_nom_3": "VARCHAR",
  "idModification": "VARCHAR", "montantModification": "VARCHAR", "dureeMoisModification": "VARCHAR",
  "dateNotificationModification": "VARCHAR", "datePublicationDonneesModification": "VARCHAR"}');
