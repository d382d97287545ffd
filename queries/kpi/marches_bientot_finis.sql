-- title: Contrats qui finissent dans l’année
-- question: Quels contrats de la commune seront bientôt à renouveler ?
-- theme: Commande publique
-- unit: contrats
-- digits: 0
-- direction: none
-- cadence: state
-- season: none
-- total: last
-- owner: commande-publique
-- source: decp
-- method: Contrats dont la fin estimée (notification plus durée publiée) tombe dans les douze mois qui viennent.
-- limits: Les reconductions ne sont pas publiées : un contrat peut continuer. Un contrat sans durée ne compte pas.
-- returns: period DATE, value DOUBLE, numerator DOUBLE, denominator DOUBLE
select
  cast(date_trunc('month', $today) as date) as period,
  cast(count(*) filter (ends_on between $today and $today + interval 12 months) as double) as value,
  cast(null as double) as numerator,
  cast(null as double) as denominator
from mart.contracts_notified
having count(ends_on) > 0
