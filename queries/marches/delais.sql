-- title: Délai de publication, face aux deux mois de la loi
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR
-- returns: year DATE, known_count BIGINT, late_count BIGINT, median_days DOUBLE, slowest_days INTEGER, unknown_count BIGINT
-- source: decp
-- method: Le temps qui passe entre la notification d’un marché et sa publication, par année de notification ; la loi donne deux mois (code de la commande publique, R. 2196-1). Un marché sans date de publication, ou publié avant d’être notifié, n’est pas jugé. Les concessions suivent une autre règle et n’y sont pas.
--
-- Par année de notification. Code de la commande publique, R. 2196-1 : les données d’un marché sont publiées dans les deux
-- mois de sa notification. Une concession suit une autre règle et n’est pas ici. `unknown_count` : sans date de
-- publication, ou publiés avant d’être notifiés.
select
  cast(date_trunc('year', notified_on) as date) as year, count(publication_days) as known_count,
  count(*) filter (is_published_late) as late_count, median(publication_days) as median_days, max(publication_days) as slowest_days,
  count(*) - count(publication_days) as unknown_count
from mart.contracts_notified
where kind = 'marche' and notified_on between $start and $stop
  and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
group by year
order by year
