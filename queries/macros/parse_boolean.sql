-- title: Oui ou non, en BOOLEAN, ou null
--
-- oui, o, vrai, true, t, yes, y, 1, 1.0 → true; non, n, faux, false, f, no, 0, 0.0 → false; case and blanks ignored.
create or replace temp macro parse_boolean(t) as
case
  when lower(trim(cast(t as varchar))) in ('oui', 'o', 'vrai', 'true', 't', 'yes', 'y', '1', '1.0') then true
  when lower(trim(cast(t as varchar))) in ('non', 'n', 'faux', 'false', 'f', 'no', '0', '0.0') then false
end;
