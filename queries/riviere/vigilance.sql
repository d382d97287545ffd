-- title: Niveau de vigilance crues des tronçons
-- returns: reach_id VARCHAR, label VARCHAR, level INTEGER, issued_at TIMESTAMP
-- source: vigicrues
select reach_id, label, level, issued_at
from core.vigilance
order by level desc, label
limit 50
