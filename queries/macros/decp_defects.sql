-- title: Les défauts d’un contrat gardé, en liste de mots, vide quand il n’en a pas
-- after: macros/decp_place, macros/decp_cpv, macros/siret_defect, macros/parse_date, macros/decp_duration, macros/decp_text, macros/parse_number, macros/decp_id_type
-- only: core
--
-- `c` is decp_contract(body), `status` its amount_status, `suppliers` those of its latest state. Nothing here refuses a
-- contract: it says what a reader must know of its figures.
create or replace temp macro decp_defects(c, status, suppliers) as
list_filter([
  case status when 'missing' then 'montant_absent' when 'zero' then 'montant_nul' when 'symbolic' then 'montant_symbolique'
    when 'placeholder' then 'montant_fictif' when 'absurd' then 'montant_aberrant' end,
  case when decp_text(c.amount) is not null and parse_number(c.amount) is null then 'montant_illisible' end,
  case
    when decp_text(c.notified) is null then 'notification_absente'
    when parse_date(c.notified) is null then 'notification_illisible'
    when parse_date(c.notified) > current_date then 'notification_future'
    when parse_date(c.notified) > parse_date(c.published) then 'notification_apres_publication'
  end,
  case when decp_duration(c.duration) is null then 'duree_absente' end,
  case
    when c.kind = 'concession' and decp_text(c.cpv) is null then null
    when decp_text(c.cpv) is null then 'cpv_absent'
    when decp_cpv(c.cpv) is null then 'cpv_illisible'
    when regexp_full_match(trim(c.cpv), '\d{7}.*') and not regexp_full_match(trim(c.cpv), '\d{8}.*') then 'cpv_zero_perdu'
  end,
  case when not coalesce(decp_place(c.place_type, c.place_code).is_plausible, false) then 'lieu_inhabituel' end,
  case when decp_text(c.object) is null then 'objet_absent' end,
  case when decp_text(c.nature) is null then 'nature_absente' end,
  'acheteur_' || siret_defect(c.buyer_id),
  case when len(suppliers) = 0 then 'titulaire_absent' end,
  case when len(list_filter(suppliers, lambda s: coalesce(decp_id_type(s.id_type), 'SIRET') = 'SIRET'
    and siret_defect(s.id) is not null)) > 0 then 'titulaire_siret' end,
  case when regexp_matches(trim(c.id), '[\s/.]') then 'identifiant_inhabituel' end,
  case when contains(concat_ws(' ', c.object, c.buyer_name, cast(suppliers as varchar)), chr(65533))
    then 'accents_perdus' end,
  case when regexp_matches(c.object, '[\x{0000}-\x{001F}\x{007F}-\x{009F}]') then 'caracteres_de_controle' end,
  case when regexp_matches(c.object, '&(#\w{1,7}|[a-zA-Z]{2,8});') then 'entites_html' end
], lambda defect: defect is not null);
