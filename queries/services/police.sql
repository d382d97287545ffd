-- title: Demandes à la police municipale, trimestre par trimestre, en quatre sortes
-- params: start DATE, stop DATE
-- returns: quarter DATE, kind VARCHAR, received_count BIGINT, is_masked BOOLEAN
-- source: demandes
--
-- Doléances : tout ce qui signale un problème. Les trois autres sont des objets de demande.
select quarter, case value when 'signalement' then 'doléances' else value end as kind, received_count, is_masked
from mart.requests_cells
where (value = 'signalement' or (dimension = 'category' and value in ('objet trouvé', 'OTV', 'rendez-vous')))
  and dimension in ('kind', 'category') and quarter + interval 3 months > $start and quarter <= $stop
order by quarter, kind
