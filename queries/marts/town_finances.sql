-- title: Comptes de la commune, budget principal, un agrégat par an
-- table: mart.town_finances
-- source: finances, commune
-- key: year_start, aggregate
-- returns: year_start DATE, aggregate VARCHAR, amount_eur DOUBLE, population INTEGER
select
    make_date(finances.year, 1, 1) as year_start,
    finances.aggregate,
    finances.amount_eur,
    finances.population
from core.commune_finances as finances
inner join core.communes on finances.insee = communes.insee
where finances.budget = 'Budget principal'
