-- title: Les mots d’un texte, tels que la recherche les compare, en VARCHAR[]
--
-- En minuscules, sans accent ni ligature, sans mot vide, et ramenés au singulier par une règle simple : `travaux` et
-- `travail` donnent traval, `écoles` ecole, `bureaux` bureau. Ce qui est cherché passe par la même règle
-- (dashboard.stems) : elle n’a pas à donner un mot français, mais deux fois le même.
create or replace temp macro search_words(t) as
list_filter(
  list_transform(
    regexp_extract_all(replace(replace(lower(strip_accents(coalesce(t, ''))), 'œ', 'oe'), 'æ', 'ae'), '[a-z0-9]+'),
    lambda word: regexp_replace(regexp_replace(regexp_replace(word,
      '([a-z]{2,})eaux$', '\1eau'), '([a-z]{2,})(aux|ails?)$', '\1al'), '([a-z0-9]{3,})[sx]$', '\1')),
  lambda word: word not in ('a', 'au', 'aux', 'avec', 'd', 'dan', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'ou',
    'par', 'pour', 'sur', 'un', 'une'));
