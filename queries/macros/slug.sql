-- title: Un texte réduit à ses lettres et chiffres, en minuscules, sans accent, reliés par des traits d’union
--
-- `Rue de l’Église` → rue-de-l-eglise.
create or replace temp macro slug(t) as
trim(regexp_replace(lower(strip_accents(cast(t as varchar))), '[^a-z0-9]+', '-', 'g'), '-');
