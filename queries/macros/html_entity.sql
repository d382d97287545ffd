-- title: Le caractère d’une entité HTML nommée (`&eacute;`), ou null si elle n’est pas connue
--
-- The entities of French text; the others are left as they are.
create or replace temp macro html_entity(entity) as
(map {
  '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': '''', '&nbsp;': ' ', '&euro;': '€',
  '&agrave;': 'à', '&acirc;': 'â', '&ccedil;': 'ç', '&eacute;': 'é', '&egrave;': 'è', '&ecirc;': 'ê', '&euml;': 'ë',
  '&icirc;': 'î', '&iuml;': 'ï', '&ocirc;': 'ô', '&ugrave;': 'ù', '&ucirc;': 'û', '&uuml;': 'ü', '&oelig;': 'œ',
  '&Agrave;': 'À', '&Acirc;': 'Â', '&Ccedil;': 'Ç', '&Eacute;': 'É', '&Egrave;': 'È', '&Ecirc;': 'Ê', '&Icirc;': 'Î',
  '&Ocirc;': 'Ô', '&OElig;': 'Œ', '&lsquo;': '‘', '&rsquo;': '’', '&ldquo;': '“', '&rdquo;': '”', '&laquo;': '«',
  '&raquo;': '»', '&ndash;': '–', '&mdash;': '—', '&hellip;': '…', '&deg;': '°', '&sup2;': '²', '&bull;': '•'
})[entity];
