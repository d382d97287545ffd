-- title: Code CPV en huit chiffres, sans sa clé, ou null
-- only: core
--
-- `45000000-7` and `45000000` give 45000000; seven digits lost a leading zero (9132100 is 09132100, petrol). Anything
-- else, and a division that the vocabulary does not have, is null.
create or replace temp macro decp_cpv(t) as
list_transform([regexp_replace(trim(cast(t as varchar)), ' ?-? ?\d$', case
  when regexp_full_match(trim(cast(t as varchar)), '\d{7,8}') then '\0' else '' end)],
lambda digits: list_transform([case when length(digits) = 7 then '0' || digits else digits end], lambda code: case
  when regexp_full_match(code, '\d{8}') and left(code, 2) in ('03', '09', '14', '15', '16', '18', '19', '22', '24', '30',
    '31', '32', '33', '34', '35', '37', '38', '39', '41', '42', '43', '44', '45', '48', '50', '51', '55', '60', '63',
    '64', '65', '66', '70', '71', '72', '73', '75', '76', '77', '79', '80', '85', '90', '92', '98') then code
end)[1])[1];
