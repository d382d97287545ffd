-- title: Concentration des titulaires, part des entreprises proches et des petites
-- params: start DATE, stop DATE, kind VARCHAR, procedure VARCHAR, insee VARCHAR, epci VARCHAR, department VARCHAR
-- returns: supplier_count BIGINT, paid_count BIGINT, award_count BIGINT, unidentified_count BIGINT, firm_eur DOUBLE, top1_share DOUBLE, top3_share DOUBLE, hhi DOUBLE, placed_count BIGINT, commune_count BIGINT, placed_eur DOUBLE, commune_eur DOUBLE, member_count BIGINT, epci_count BIGINT, department_placed_count BIGINT, department_count BIGINT, sized_count BIGINT, small_count BIGINT
-- source: decp
-- method: Les attributions des contrats notifiés pendant la période, par entreprise, reconnue à son numéro SIREN quand il est publié. Les parts et la concentration portent sur les marchés fermes ; le montant d’un groupement va à son premier membre, car la part de chacun n’est pas publiée. La commune, le département et la taille ne se comptent que parmi les attributions qui les disent.
--
-- `hhi` est l’indice de Herfindahl-Hirschman : la somme des carrés des parts de chaque entreprise dans le montant ferme,
-- en pour cent ; 10 000 quand une seule a tout. Sous deux entreprises payées il n’est pas donné. La commune, le
-- département et la taille ne se comptent que parmi les attributions qui les disent (`placed_count`,
-- `department_placed_count`, `sized_count`) ; `commune_eur` est leur montant ferme, sur celui
-- de toutes les attributions qui disent la commune, `placed_eur`. Les formats de 2019 et de 2022 ne les disent jamais. `member_count` est le
-- nombre de communes déclarées de l’intercommunalité, zéro quand sa liste n’est pas connue.
with awards as not materialized (
  select * from mart.suppliers_awards
  where notified_on between $start and $stop
    and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
), firms as (
  select supplier, cast(sum(firm_eur) as double) as firm_eur from awards group by supplier
), shared as (
  select firm_eur, firm_eur / nullif(sum(firm_eur) over (), 0) as share from firms
), summed as (
  select
    count(*) as supplier_count, count(*) filter (firm_eur > 0) as paid_count, coalesce(sum(firm_eur), 0) as firm_eur,
    max(share) as top1_share, list_sum(max(share, 3)) as top3_share,
    case when count(*) filter (firm_eur > 0) > 1 then 10000 * sum(share * share) end as hhi
  from shared
), counted as (
  select
    count(*) as award_count, count(*) filter (not is_identified) as unidentified_count, count(commune_code) as placed_count,
    count(*) filter (commune_code = $insee) as commune_count,
    cast(coalesce(sum(firm_eur) filter (commune_code is not null), 0) as double) as placed_eur,
    cast(coalesce(sum(firm_eur) filter (commune_code = $insee), 0) as double) as commune_eur, count(*) filter (epci = $epci) as epci_count,
    count(department_code) as department_placed_count, count(*) filter (department_code = $department) as department_count,
    count(is_small) as sized_count, count(*) filter (is_small) as small_count
  from awards
)
select
  supplier_count, paid_count, award_count, unidentified_count, firm_eur, top1_share, top3_share, hhi, placed_count, commune_count, placed_eur,
  commune_eur, (select count(*) from mart.suppliers_epci where epci = $epci) as member_count, epci_count, department_placed_count,
  department_count, sized_count, small_count
from summed
cross join counted
