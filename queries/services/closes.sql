-- title: Part des demandes closes en 15 jours, par objet, de la dernière année entière
-- params: stop DATE
-- returns: value VARCHAR, year INTEGER, received_count BIGINT, quick_count BIGINT, quick_share DOUBLE, is_masked BOOLEAN
-- source: demandes
-- method: Les demandes reçues pendant la dernière année entière, objet par objet, et la part de celles qui ont été closes en 15 jours. Une part qui parlerait de 1 à 10 demandes est cachée, et avec elle une autre qui la donnerait par différence.
select
  value, cast(year(period) as integer) as year, received_count, quick_count, quick_count / nullif(received_count, 0) as quick_share, is_masked
from mart.requests_quick
where span = 'an' and period = (select max(period) from mart.requests_quick where span = 'an' and period <= $stop)
order by quick_share desc nulls last, value
