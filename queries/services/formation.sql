-- title: Formation numérique des seniors : places, inscriptions, présences par cycle
-- params: stop DATE
-- returns: cycle VARCHAR, first_on DATE, last_on DATE, sessions BIGINT, places BIGINT, registered BIGINT, present BIGINT, fill_share DOUBLE, attendance_share DOUBLE, is_masked BOOLEAN, is_finished BOOLEAN
-- source: services
-- method: Les séances, les places, les inscrits et les présents de chaque cycle commencé. Un cycle en cours ne donne que ses séances et ses places. Un cycle de 1 à 10 inscrits, présents ou absents ne montre pas combien de personnes il a reçues.
--
-- Un cycle en cours donne ses séances et ses places, pas encore ses personnes.
select
  cycle, first_on, last_on, sessions, places, registered, present, registered / nullif(places, 0) as fill_share,
  present / nullif(registered, 0) as attendance_share, is_masked, is_finished
from mart.services_training
where first_on <= $stop
order by first_on
