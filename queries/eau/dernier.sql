-- title: Le dernier prélèvement publié, et la conclusion de l’agence de santé
-- params: network VARCHAR, stop DATE
-- returns: sample_id VARCHAR, sampled_on DATE, network_name VARCHAR, commune_name VARCHAR, distributor VARCHAR, is_conform_limits BOOLEAN, is_conform_references BOOLEAN, conclusion VARCHAR
-- source: eau-potable
--
-- Le premier dans l’ordre de la table (`order`).
select
    sample_id,
    sampled_on,
    network_name,
    commune_name,
    distributor,
    is_conform_limits,
    is_conform_references,
    conclusion
from mart.water_judged
where ($network = '' or list_contains(network_ids, $network)) and sampled_on <= $stop
limit 1
