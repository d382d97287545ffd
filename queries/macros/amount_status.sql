-- title: Ce que vaut un montant publié : ok, missing, zero, symbolic, placeholder, absurd
--
-- missing: none, or unreadable · zero: nought or less · symbolic: one euro or less · placeholder: a figure typed to fill
-- the field (seven nines or more, seven ones or more, 123456789, and 12311111111 by which the national platform replaces
-- amounts that are too long) · absurd: over 100 million euros, beyond any contract of a commune. Only `ok` is counted in
-- totals; the others stay listed.
create or replace temp macro amount_status(amount) as
case
  when amount is null then 'missing'
  when amount <= 0 then 'zero'
  when amount <= 1 then 'symbolic'
  when regexp_full_match(split_part(cast(cast(amount as decimal(38, 2)) as varchar), '.', 1),
    '9{7,}|1{7,}|123456789|12311111111') then 'placeholder'
  when amount > 100000000 then 'absurd'
  else 'ok'
end;
