-- title: Une adresse réduite à ses mots, sans accent ni abréviation, chacun précédé d’un espace
-- after: macros/slug, macros/address_abbreviations
--
-- `12bis Av. du Gal de Gaulle` → ` 12 bis avenue general gaulle`: what is typed and what is published meet in the middle.
create or replace temp macro address_words(t) as
coalesce(list_aggregate(list_transform(
  list_filter(
    list_transform(
      string_split(slug(regexp_replace(cast(t as varchar), '(\d)([a-zA-Z])', '\1 \2', 'g')), '-'),
      lambda w: coalesce(address_abbreviations()[w], w)),
    lambda w: w not in ('', '-')),
  lambda w: ' ' || w), 'string_agg', ''), '');
