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
with awards as (
  select supplier, amount_eur, part, is_identified, commune_code, department_code, size_category
  from mart.suppliers_awards
  where notified_on between $start and $stop
    and coalesce($kind, '') in ('', kind) and coalesce($procedure, '') in ('', procedure)
), members as (
  select insee from mart.suppliers_epci where epci = $epci
), firms as (
  select
    supplier, cast(sum(amount_eur) filter (part = 'Marchés fermes') as double) as firm_eur, count(*) as award_count,
    count(*) filter (not is_identified) as unidentified_count, count(commune_code) as placed_count,
    count(*) filter (commune_code = $insee) as commune_count,
    sum(amount_eur) filter (part = 'Marchés fermes' and commune_code is not null) as placed_eur,
    sum(amount_eur) filter (part = 'Marchés fermes' and commune_code = $insee) as commune_eur,
    count(*) filter (commune_code in (select insee from members)) as epci_count,
    count(department_code) as department_placed_count, count(*) filter (department_code = $department) as department_count,
    count(size_category) as sized_count, count(*) filter (upper(size_category) in ('PME', 'TPE', 'MIC')) as small_count
  from awards
  group by supplier
), shared as (
  select *, firm_eur / nullif(sum(firm_eur) over (), 0) as share from firms
)
select
  count(*) as supplier_count, count(*) filter (firm_eur > 0) as paid_count, cast(coalesce(sum(award_count), 0) as bigint) as award_count,
  cast(coalesce(sum(unidentified_count), 0) as bigint) as unidentified_count, coalesce(sum(firm_eur), 0) as firm_eur,
  max(share) as top1_share, list_sum(list_reverse_sort(list(share) filter (share is not null))[:3]) as top3_share,
  case when count(*) filter (firm_eur > 0) > 1 then 10000 * sum(share * share) end as hhi,
  cast(coalesce(sum(placed_count), 0) as bigint) as placed_count, cast(coalesce(sum(commune_count), 0) as bigint) as commune_count,
  cast(coalesce(sum(placed_eur), 0) as double) as placed_eur, cast(coalesce(sum(commune_eur), 0) as double) as commune_eur,
  (select count(*) from members) as member_count, cast(coalesce(sum(epci_count), 0) as bigint) as epci_count,
  cast(coalesce(sum(department_placed_count), 0) as bigint) as department_placed_count,
  cast(coalesce(sum(department_count), 0) as bigint) as department_count, cast(coalesce(sum(sized_count), 0) as bigint) as sized_count,
  cast(coalesce(sum(small_count), 0) as bigint) as small_count
from shared
