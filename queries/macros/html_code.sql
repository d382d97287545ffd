-- title: Le caractère d’un numéro Unicode, ou null s’il n’en désigne aucun
--
-- Half a surrogate pair and numbers beyond U+10FFFF are not characters.
create or replace temp macro html_code(number) as
chr(case when number between 1 and 55295 or number between 57344 and 1114111 then number end);
