-- title: Montant en euros, au centime, en DECIMAL(18,2), ou null
-- after: macros/parse_number
--
-- Same writings as parse_number; more than sixteen figures before the comma is null.
create or replace temp macro parse_amount(t) as
try_cast(parse_number(t) as decimal(18, 2));
