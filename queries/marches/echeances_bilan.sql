-- title: Combien de contrats se terminent, par domaine et par horizon
-- params: today DATE, kind VARCHAR, procedure VARCHAR, division VARCHAR, low DOUBLE, high DOUBLE, need VARCHAR
-- returns: division VARCHAR, division_label VARCHAR, six_count BIGINT, twelve_count BIGINT, eighteen_count BIGINT, six_recurrent_count BIGINT, twelve_recurrent_count BIGINT, eighteen_recurrent_count BIGINT, undated_count BIGINT
-- source: decp
-- method: Les contrats dont la fin, estimée d’après la date de notification et la durée, tombe dans les 6, 12 ou 18 mois à venir ; les trois nombres se cumulent. Un contrat sans date de notification ou sans durée n’y est pas, car sa fin ne peut pas être estimée.
--
-- Les trois nombres se cumulent : six mois sont dans douze. `…_recurrent_count` : ceux dont le besoin revient. Les filtres
-- sont ceux de marches/echeances, et ceux des autres vues (`kind`, `procedure`) ; vides ou nuls : tous. `undated_count` : les
-- contrats dont la fin ne peut pas être estimée, faute de date de notification ou de durée ; ils manquent à l’échéancier.
with kept as (
  select
    coalesce(division, '') as division, division_label, ends_on,
    need = 'recurrent' as is_recurrent
  from mart.contracts_notified
  where (ends_on is null or ends_on between $today and $today + interval 18 months)
    and (coalesce($kind, '') = '' or kind = $kind) and (coalesce($procedure, '') = '' or procedure = $procedure)
    and (coalesce($division, '') = '' or division = $division) and (coalesce($need, '') = '' or need = $need)
    and (($low = 0 and $high = 0) or (latest_amount_eur >= $low and ($high = 0 or latest_amount_eur < $high)))
)
select
  division, division_label, count(*) filter (ends_on <= $today + interval 6 months) as six_count,
  count(*) filter (ends_on <= $today + interval 12 months) as twelve_count, count(ends_on) as eighteen_count,
  count(*) filter (is_recurrent and ends_on <= $today + interval 6 months) as six_recurrent_count,
  count(*) filter (is_recurrent and ends_on <= $today + interval 12 months) as twelve_recurrent_count,
  count(ends_on) filter (is_recurrent) as eighteen_recurrent_count, count(*) - count(ends_on) as undated_count
from kept
group by all
order by eighteen_count desc, division_label
