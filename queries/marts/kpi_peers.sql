-- title: Valeurs de référence des communes comparables
-- table: mart.kpi_peers
-- source: finances, commune
-- after: mart.town_finances
-- key: kpi_id, period, insee
-- returns: kpi_id VARCHAR, period DATE, insee VARCHAR, name VARCHAR, population INTEGER, value DOUBLE, town_population INTEGER
--
-- Le groupe : communes du même département dont la population de l’année va de la moitié au double de celle de la commune,
-- elle-même exceptée. Les strates usuelles se coupent à 5 000 habitants, juste au-dessus d’elle : une commune y changerait
-- de groupe en gagnant quelques habitants. Les formules sont celles des indicateurs. `town_population` est celle de la
-- commune dans la même source.
with accounts as (
    select
        insee,
        any_value(name) as name,
        any_value(department) as department,
        make_date(year, 1, 1) as period,
        max(population) as population,
        max(amount_eur) filter (aggregate = 'Encours de dette') as debt,
        max(amount_eur) filter (aggregate = 'Epargne brute') as saving,
        max(amount_eur) filter (aggregate = 'Recettes de fonctionnement') as income,
        max(amount_eur) filter (aggregate = 'Frais de personnel') as staff,
        max(amount_eur) filter (aggregate = 'Dépenses de fonctionnement') as spending,
        max(amount_eur) filter (aggregate = 'Dépenses d''équipement') as equipment
    from core.commune_finances
    where budget = 'Budget principal'
    group by insee, year
),

measured as (
    select
        insee,
        name,
        department,
        period,
        population,
        debt / nullif(population, 0) as dette_par_habitant,
        100.0 * saving / nullif(greatest(income, 0), 0) as epargne_brute,
        100.0 * staff / nullif(greatest(spending, 0), 0) as frais_de_personnel,
        equipment / nullif(population, 0) as equipement_par_habitant
    from accounts
),

told as (
    unpivot measured
    on dette_par_habitant, epargne_brute, frais_de_personnel, equipement_par_habitant
    into name kpi_id value amount
),

town as (
    select accounts.* from accounts inner join core.communes on accounts.insee = communes.insee
)

select
    told.kpi_id,
    told.period,
    told.insee,
    told.name,
    told.population,
    told.amount as value,
    town.population as town_population
from told
inner join town on told.period = town.period and told.department = town.department and told.insee <> town.insee
where told.population between town.population / 2 and town.population * 2
