-- title: Comptes annuels des communes, un agrégat par ligne
-- table: core.commune_finances
-- source: finances
-- key: insee, year, budget, aggregate
-- returns: insee VARCHAR, name VARCHAR, year INTEGER, closed_on DATE, population INTEGER, aggregate VARCHAR, amount_eur DOUBLE, per_inhabitant_eur DOUBLE, budget VARCHAR, siren_count INTEGER, stratum VARCHAR, department VARCHAR, epci VARCHAR
--
-- A commune that merged keeps one SIREN a former commune: their amounts and inhabitants are added up, and the amount is
-- null as soon as one of them is (null is not zero). Main and annexe budgets stay apart. `year` comes from a date, or from
-- the year alone. `closed_on` is the last day of the year; the year in course is not closed and is refused.
with typed as (
  select finances.*, insee_code(insee) as commune, cast(regexp_extract(trim(exer), '^((19|20)\d\d)(-.*)?$', 1) as varchar) as written_year,
    parse_integer(ptot) as inhabitants, parse_number(montant) as euros, clean_text(agregat) as label,
    cast(to_json(finances) as varchar) as original,
    coalesce(clean_text(type_de_budget), 'Budget principal') as budget, coalesce(trim(siren), '') as legal_unit
  from raw.finances as finances
), judged as (
  select *, try_cast(nullif(written_year, '') as integer) as year,
    case
      when commune is null then 'code_insee_invalide'
      when nullif(written_year, '') is null then 'exercice_illisible'
      when cast(written_year as integer) >= cast(left(_fetch, 4) as integer) then 'exercice_en_cours'
      when label is null then 'agregat_absent'
      when coalesce(trim(montant), '') <> '' and euros is null then 'montant_illisible'
      when row_number() over (partition by commune, written_year, budget, label, legal_unit order by _fetch desc, _part desc, _row desc) > 1
        then 'doublon'
    end as refusal
  from typed
), summed as (
  select commune, max(clean_text(com_name)) as name, year, label, budget, cast(sum(inhabitants) as integer) as population,
    case when count(euros) = count(*) then sum(euros) end as amount_eur, cast(count(*) as integer) as siren_count,
    max(clean_text(tranche_population)) as stratum, max(trim(dep_code)) as department, max(trim(epci_code)) as epci, max(_fetch) as latest
  from judged
  where refusal is null
  group by commune, year, label, budget
)
select commune as insee, name, year, make_date(year, 12, 31) as closed_on, population, label as aggregate, amount_eur,
  amount_eur / nullif(population, 0) as per_inhabitant_eur, budget, siren_count, stratum, department, epci,
  null as _reject, 'row' as _level, null as _original, latest as _fetch
from summed
union all
select commune, clean_text(com_name), year, null, cast(inhabitants as integer), label, euros, null, budget, 1,
  clean_text(tranche_population), trim(dep_code), trim(epci_code), refusal, 'row', original, _fetch
from judged
where refusal is not null
