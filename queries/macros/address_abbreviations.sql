-- title: Les abréviations des noms de voies, et les petits mots qui ne comptent pas
--
-- Short → whole, in lower case without accents; an article is worth a dash, and falls away. What is typed and what is published pass
-- through the same list.
create or replace temp macro address_abbreviations() as
map {
  'av': 'avenue', 'ave': 'avenue', 'aven': 'avenue', 'bd': 'boulevard', 'bld': 'boulevard', 'blvd': 'boulevard',
  'boul': 'boulevard', 'r': 'rue', 'pl': 'place', 'ch': 'chemin', 'che': 'chemin', 'chem': 'chemin', 'imp': 'impasse',
  'all': 'allee', 'rte': 'route', 'sq': 'square', 'st': 'saint', 'ste': 'sainte', 'res': 'residence', 'lot': 'lotissement',
  'fg': 'faubourg', 'fbg': 'faubourg', 'ven': 'venelle', 'crs': 'cours', 'q': 'quai', 'pass': 'passage', 'gal': 'general',
  'gen': 'general', 'dr': 'docteur', 'doct': 'docteur', 'pr': 'professeur', 'prof': 'professeur', 'mal': 'marechal',
  'mar': 'marechal', 'cdt': 'commandant', 'cne': 'capitaine', 'cap': 'capitaine', 'col': 'colonel', 'lt': 'lieutenant',
  'pdt': 'president', 'mgr': 'monseigneur', 'gd': 'grand', 'gde': 'grande', 'pt': 'petit', 'pte': 'petite', 'b': 'bis',
  't': 'ter', 'zi': 'zone industrielle', 'za': 'zone artisanale', 'zac': 'zone amenagement concerte',
  'de': '-', 'du': '-', 'des': '-', 'la': '-', 'le': '-', 'les': '-', 'l': '-', 'd': '-', 'et': '-', 'a': '-', 'au': '-', 'aux': '-',
  'sur': '-', 'en': '-'
};
