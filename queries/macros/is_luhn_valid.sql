-- title: Les chiffres satisfont-ils la clé de Luhn ?
-- only: core
--
-- False for an empty text or anything but digits.
create or replace temp macro is_luhn_valid(digits) as
coalesce(regexp_full_match(digits, '\d+') and list_sum(list_transform(range(1, length(digits) + 1), lambda i:
  list_transform([try_cast(substr(digits, length(digits) + 1 - i, 1) as integer) * (2 - i % 2)], lambda d:
    case when d > 9 then d - 9 else d end)[1])) % 10 = 0, false);
