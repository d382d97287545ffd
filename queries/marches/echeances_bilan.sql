-- title: Combien de contrats se terminent, par domaine et par horizon
-- params: today DATE
-- returns: division VARCHAR, division_label VARCHAR, six_count BIGINT, twelve_count BIGINT, eighteen_count BIGINT, undated_count BIGINT
-- source: decp
--
-- Les trois nombres se cumulent : six mois sont dans douze. `undated_count` : les contrats dont la fin ne peut pas être
-- estimée, faute de date de notification ou de durée ; ils manquent à l’échéancier.
select
  coalesce(division, '') as division, division_label, count(*) filter (ends_on between $today and $today + interval 6 months) as six_count,
  count(*) filter (ends_on between $today and $today + interval 12 months) as twelve_count,
  count(*) filter (ends_on between $today and $today + interval 18 months) as eighteen_count,
  count(*) filter (ends_on is null) as undated_count
from mart.contracts_notified
where ends_on is null or ends_on between $today and $today + interval 18 months
group by all
order by eighteen_count desc, division_label
