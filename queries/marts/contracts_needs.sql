-- title: Contrats selon que le besoin revient ou non, avec la raison
-- table: mart.contracts_needs
-- source: decp
-- key: uid
-- returns: uid VARCHAR, need VARCHAR, rule VARCHAR, reason VARCHAR, earlier_count BIGINT
--
-- Les données publiées ne disent pas si la ville achètera de nouveau : ce sont les règles de meta.need_rules, la première
-- dont toutes les conditions tiennent. `earlier_count` : les contrats du même code CPV complet, ou à défaut du même objet
-- sans ses chiffres, notifiés plus de six mois avant ; les lots d’un même achat ne se comptent donc pas entre eux.
with known as (
  select uid, contract_part(kind, is_framework) as part, cpv_division as division, cpv_code, duration_months, notified_on,
    lower(strip_accents(coalesce(object, ''))) as object,
    nullif(trim(regexp_replace(lower(strip_accents(object)), '[^a-z]+', ' ', 'g')), '') as name
  from core.contracts
), followed as (
  select *,
    case when cpv_code is not null and notified_on is not null then count(notified_on) over (partition by cpv_code
      order by notified_on range between unbounded preceding and interval 6 months preceding) else 0 end as same_cpv_count,
    case when name is not null and notified_on is not null then count(notified_on) over (partition by name
      order by notified_on range between unbounded preceding and interval 6 months preceding) else 0 end as same_name_count
  from known
), judged as (
  select followed.uid, rules.need, rules.rule, rules.reason, greatest(followed.same_cpv_count, followed.same_name_count) as earlier_count,
    row_number() over (partition by followed.uid order by rules.place) as rank
  from followed
  join meta.need_rules as rules
    on (len(rules.parts) = 0 or list_contains(rules.parts, followed.part))
      and (len(rules.divisions) = 0 or list_contains(rules.divisions, followed.division))
      and (len(rules.words) = 0 or len(list_filter(rules.words, lambda word: contains(followed.object, word))) > 0)
      and (rules.min_months = 0 or followed.duration_months >= rules.min_months)
      and (not rules.bought_before or followed.same_cpv_count + followed.same_name_count > 0)
      and (not rules.without_cpv or followed.division is null)
)
select uid, need, rule, reason, earlier_count from judged
where rank = 1
