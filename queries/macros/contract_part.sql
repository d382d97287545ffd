-- title: La part d’un contrat : marché ferme, accord-cadre ou concession
--
-- Tient à part ce qui ne doit pas se lire comme une dépense : le maximum d’un accord-cadre, la valeur d’une concession.
create or replace temp macro contract_part(kind, is_framework) as
case when kind = 'concession' then 'Concessions' when is_framework then 'Accords-cadres' else 'Marchés fermes' end;
