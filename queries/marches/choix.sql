-- title: Procédures et sortes de contrats que l’on peut choisir, et la période publiée
-- returns: kind VARCHAR, procedure VARCHAR, contract_count BIGINT, first_on DATE, last_on DATE
-- source: decp
select kind, procedure, count(*) as contract_count, min(notified_on) as first_on, max(notified_on) as last_on
from mart.contracts_notified
group by kind, procedure
order by contract_count desc, kind, procedure
