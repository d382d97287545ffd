-- title: Noms des services, tels qu’on les lit
-- table: mart.services_labels
-- source: services
-- key: service
-- returns: service VARCHAR, service_label VARCHAR
--
-- L’identifiant publié n’a pas d’accents ; un service qui n’est pas dans cette liste est montré avec des blancs pour
-- tirets.
with known (slug, label) as (
  values ('accueil', 'Accueil de la mairie'), ('etat-civil', 'État civil'), ('mediatheque', 'Médiathèque'),
    ('restauration-scolaire', 'Restauration scolaire'), ('espace-public-numerique', 'Espace public numérique'),
    ('conseiller-numerique', 'Conseiller numérique'), ('formation-numerique-seniors', 'Formation numérique des seniors'),
    ('police-municipale', 'Police municipale')
)
select
  counts.service,
  coalesce(max(known.label), upper(left(replace(counts.service, '-', ' '), 1)) || substr(replace(counts.service, '-', ' '), 2))
    as service_label
from core.service_counts as counts
left join known on counts.service = known.slug
group by counts.service
