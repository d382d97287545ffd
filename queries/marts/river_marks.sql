-- title: Niveaux de repère de chaque station, avec leur source et leur statut
-- table: mart.river_marks
-- source: hydrometrie
-- key: station_id, kind, level_m
-- returns: station_id VARCHAR, kind VARCHAR, label VARCHAR, level_m DOUBLE, origin VARCHAR, status VARCHAR
--
-- Aucun seuil officiel n’est publié par station : chaque niveau dit d’où il vient. Statut : officiel, commune ou presse.
-- Le zéro de l’échelle est propre à chaque station : un niveau ne vaut que pour la sienne.
select
    station_id,
    kind,
    label,
    cast(level_m as double) as level_m,
    origin,
    status
from (
    values
    ('I352102001', 'seuil', 'Niveau d’alerte cité', 2.50, 'France Bleu, février 2021', 'presse'),
    ('I352102001', 'crue', 'Crue de février 2021', 2.93, 'France Bleu, février 2021', 'presse'),
    ('I352102001', 'crue', 'Crue de janvier 2025, pendant la montée', 2.85, 'Presse, 8 et 9 janvier 2025', 'presse'),
    ('I362102001', 'crue', 'Crue de janvier 2025, pendant la montée', 1.70, 'Presse, 8 et 9 janvier 2025', 'presse')
) as marks (station_id, kind, label, level_m, origin, status)
