-- title: Nature d’une position d’adresse, dans le vocabulaire de la Base Adresse Locale, ou null
-- only: core
--
-- Case, blanks and the shape of the apostrophe do not count.
create or replace temp macro bal_position(t) as
list_transform([replace(lower(trim(cast(t as varchar))), chr(39), '’')], lambda p: case
  when p in ('entrée', 'délivrance postale', 'bâtiment', 'cage d’escalier', 'logement', 'parcelle', 'segment',
    'service technique') then p end)[1];
