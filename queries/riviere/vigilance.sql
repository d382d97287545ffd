-- title: Vigilance crues du tronçon de la ville
-- params: patterns VARCHAR[]
-- returns: reach_id VARCHAR, label VARCHAR, level INTEGER, issued_at TIMESTAMP
-- source: vigicrues
-- method: Le dernier niveau de vigilance crues publié pour le tronçon de la ville. Le tronçon est reconnu à son nom, car les codes des tronçons ne sont publiés nulle part.
--
-- Les codes des tronçons ne sont publiés nulle part : le tronçon est trouvé par son libellé, au premier motif qui convient.
with patterns as (
    select
        unnest($patterns::varchar[]) as pattern,
        generate_subscripts($patterns::varchar[], 1) as rank
)

select
    vigilance.reach_id,
    vigilance.label,
    vigilance.level,
    vigilance.issued_at
from core.vigilance as vigilance
inner join patterns on regexp_matches(lower(vigilance.label), patterns.pattern)
order by patterns.rank, vigilance.level desc, vigilance.label
limit 1
