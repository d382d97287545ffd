-- title: Marchés attribués à des entreprises du département
-- question: Les marchés de la commune vont-ils à des entreprises d’ici ?
-- theme: Commande publique
-- unit: %
-- digits: 0
-- direction: none
-- cadence: year
-- season: none
-- total: ratio
-- owner: commande-publique
-- source: decp
-- method: Attributions de marchés notifiés dans l’année à un établissement situé dans le département de la commune, parmi celles dont le département est publié. Un groupement compte une attribution par membre. Une année est donnée deux mois après sa fin, délai légal de publication.
-- limits: Seule la table nationale consolidée situe les entreprises : les attributions qu’elle ne situe pas ne comptent pas, et une année où moins de la moitié sont situées n’est pas donnée. Le siège d’un groupe peut être ailleurs que l’établissement titulaire. La loi interdit de préférer une entreprise parce qu’elle est locale : pas d’objectif.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- The department is in the commune code of the town; overseas it has three signs.
with published as (
  select max(published_on) as latest_on from core.contracts where published_on <= $today
),

counted as (
  select
    cast(date_trunc('year', awards.notified_on) as date) as period,
    count(*) filter (awards.department_code = case when town.insee like '97%' then town.insee[:3] else town.insee[:2] end) as local_count,
    count(awards.department_code) as known_count,
    count(*) as award_count
  from mart.suppliers_awards as awards
  cross join meta.town as town
  where awards.kind = 'marche' and awards.notified_on <= $today
  group by all
)

select
  counted.period,
  100.0 * counted.local_count / counted.known_count as value,
  cast(counted.local_count as double) as numerator,
  cast(counted.known_count as double) as denominator
from counted
cross join published
where counted.known_count > 0 and 2 * counted.known_count >= counted.award_count
  and counted.period + interval 14 months <= $today and counted.period + interval 12 months <= published.latest_on
order by counted.period
