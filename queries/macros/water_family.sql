-- title: Famille d’un paramètre de l’eau potable
-- after: macros/slug
--
-- By its published label; pesticides (several hundred molecules) by their limit: 0.1 µg/L each, 0.03 for four of them, 0.5
-- for their total (order of 11 January 2007, annex I).
create or replace temp macro water_family(label, unit, limit_high) as
case
  when regexp_matches(slug(label), 'coli|enterocoque|bact|spores|salmonell|legionell') then 'bacteriologie'
  when regexp_matches(slug(label), 'nitrate|nitrite|ammonium|azote') then 'azote'
  when regexp_matches(slug(label), 'pesticide') then 'pesticides'
  when lower(unit) = 'µg/l' and limit_high in (0.03, 0.1, 0.5) then 'pesticides'
  when regexp_matches(slug(label), 'chlorure|sulfate|sodium|calcium|magnesium|potassium|fluorure|carbonate|conductivite')
    then 'mineraux'
  when regexp_matches(slug(label), '^ph(-|$)|titre|durete|alcalim|residu-sec|equilibre') then 'mineraux'
  when regexp_matches(slug(label), 'chlor|trihalo|bromat|bromo|haloac') then 'chlore'
  when regexp_matches(slug(label), 'plomb|cuivre|^fer(-|$)|manganese|arsenic|aluminium|nickel|cadmium|chrome|mercure')
    then 'metaux'
  when regexp_matches(slug(label), 'selenium|antimoine|zinc|baryum|^bore(-|$)') then 'metaux'
  when regexp_matches(slug(label), 'aspect|couleur|coloration|odeur|saveur|turbidite|temperature|carbone-organique|oxydab')
    then 'aspect'
  else 'autres'
end;
