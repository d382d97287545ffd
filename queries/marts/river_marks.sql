-- title: Niveaux de repère de chaque station, avec leur date, leur source et leur statut
-- table: mart.river_marks
-- source: hydrometrie
-- key: station_id, kind, level_m
-- returns: station_id VARCHAR, kind VARCHAR, label VARCHAR, level_m DOUBLE, dated VARCHAR, origin VARCHAR, link VARCHAR, status VARCHAR
--
-- Ce que le fichier de la ville déclare (`[[marks]]`) : aucun seuil officiel n’est publié par station. Chaque niveau dit d’où
-- il vient ; le zéro de l’échelle est propre à chaque station : un niveau ne vaut que pour la sienne.
select
    station_id,
    kind,
    label,
    level_m,
    dated,
    origin,
    link,
    status
from meta.river_marks
