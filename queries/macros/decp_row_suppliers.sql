-- title: Les titulaires d’une ligne d’une table consolidée, en STRUCT[] de textes
-- after: macros/decp_text
-- only: core
--
-- Same fields as decp_suppliers; the empty places of suppliers 2 and 3 are left out.
create or replace temp macro decp_row_suppliers(r) as
list_filter([
  struct_pack(id := r.titulaire_id, id_type := r.titulaire_typeIdentifiant, name := r.titulaire_nom,
    commune_code := r.titulaire_commune_code, department_code := r.titulaire_departement_code,
    size_category := r.titulaire_categorie),
  struct_pack(id := r.titulaire_id_1, id_type := r.titulaire_typeIdentifiant_1, name := r.titulaire_nom_1,
    commune_code := cast(null as varchar), department_code := cast(null as varchar),
    size_category := cast(null as varchar)),
  struct_pack(id := r.titulaire_id_2, id_type := r.titulaire_typeIdentifiant_2, name := r.titulaire_nom_2,
    commune_code := cast(null as varchar), department_code := cast(null as varchar),
    size_category := cast(null as varchar)),
  struct_pack(id := r.titulaire_id_3, id_type := r.titulaire_typeIdentifiant_3, name := r.titulaire_nom_3,
    commune_code := cast(null as varchar), department_code := cast(null as varchar),
    size_category := cast(null as varchar))
], lambda supplier: decp_text(supplier.id) is not null or decp_text(supplier.name) is not null);
