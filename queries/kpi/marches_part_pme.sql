-- title: Marchés attribués à de petites et moyennes entreprises
-- question: Les petites entreprises obtiennent-elles des marchés de la commune ?
-- theme: Commande publique
-- unit: %
-- digits: 0
-- direction: none
-- cadence: year
-- season: none
-- total: ratio
-- owner: commande-publique
-- source: decp
-- method: Attributions de marchés notifiés dans l’année à une petite ou moyenne entreprise, d’après la catégorie publiée, parmi celles dont la catégorie est publiée. Un groupement compte une attribution par membre. Une année est donnée deux mois après sa fin, délai légal de publication.
-- limits: Seule la table nationale consolidée donne la catégorie : les attributions sans catégorie ne comptent pas, et une année où moins de la moitié en ont une n’est pas donnée. La catégorie est celle du jour de la consolidation, pas celle du jour de l’attribution. Une filiale d’un grand groupe n’est pas une PME.
-- since: 2016-01-01
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
--
-- The category is INSEE's (PME, ETI, GE); microenterprises are PME there, and some publishers name them apart.
with published as (
  select max(published_on) as latest_on from core.contracts where published_on <= $today
),

counted as (
  select
    cast(date_trunc('year', awards.notified_on) as date) as period,
    count(*) filter (upper(awards.size_category) in ('PME', 'TPE', 'MIC')) as small_count,
    count(awards.size_category) as known_count,
    count(*) as award_count
  from mart.suppliers_awards as awards
  where awards.kind = 'marche' and awards.notified_on <= $today
  group by all
)

select
  counted.period,
  100.0 * counted.small_count / counted.known_count as value,
  cast(counted.small_count as double) as numerator,
  cast(counted.known_count as double) as denominator
from counted
cross join published
where counted.known_count > 0 and 2 * counted.known_count >= counted.award_count
  and counted.period + interval 14 months <= $today and counted.period + interval 12 months <= published.latest_on
order by counted.period
