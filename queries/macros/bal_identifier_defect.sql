-- title: Ce qui contredit les identifiants d’une adresse, ou null
-- only: core
--
-- id_ban_invalide: not a UUID · id_ban_incomplet: one or two of the three · id_ban_incoherent: the same one for two
-- levels · uid_adresse_incoherent: `@c: @v: @a:` marks without their three UUIDs. None at all is right: they are optional.
create or replace temp macro bal_identifier_defect(commune, street, address, uid) as
list_transform([list_filter([lower(trim(commune)), lower(trim(street)), lower(trim(address))], lambda id: id <> '')],
lambda given: case
  when len(list_filter(given, lambda id:
    not regexp_full_match(id, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'))) > 0 then 'id_ban_invalide'
  when len(given) in (1, 2) then 'id_ban_incomplet'
  when len(list_distinct(given)) < len(given) then 'id_ban_incoherent'
  when regexp_matches(uid, '@[cva]:')
    and not (regexp_matches(uid, '(?i)@c:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\s|$)')
      and regexp_matches(uid, '(?i)@v:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\s|$)')
      and regexp_matches(uid, '(?i)@a:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(\s|$)'))
  then 'uid_adresse_incoherent'
end)[1];
