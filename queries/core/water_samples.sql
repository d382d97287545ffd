-- title: Prélèvements d’eau potable et leur conformité
-- table: core.water_samples
-- source: eau-potable
-- after: core.water_networks
-- key: sample_id
-- returns: sample_id VARCHAR, sampled_on DATE, network_id VARCHAR, network_name VARCHAR, network_ids VARCHAR[], commune_insee VARCHAR, commune_name VARCHAR, limits_bact VARCHAR, limits_pc VARCHAR, references_bact VARCHAR, references_pc VARCHAR, conclusion VARCHAR, is_conform_limits BOOLEAN, is_conform_references BOOLEAN, distributor VARCHAR
--
-- Conformity belongs to the sample, while the publisher repeats it on each analysis: one row a sample. C conform, D conform
-- by derogation, N not, S not tested: S alone leaves conformity null, out of the denominator. A missed reference is not an
-- unfit water: two columns, never one. A sample may be taken in another commune of the same network; of several networks
-- the one that serves this commune is named. The instant carries a Z but is local: only its day is kept.
with typed as (
  select _fetch, _part, _row, unnest(from_json(body, '{
    "code_prelevement": "VARCHAR", "date_prelevement": "VARCHAR", "code_commune": "VARCHAR", "nom_commune": "VARCHAR",
    "nom_distributeur": "VARCHAR", "conclusion_conformite_prelevement": "VARCHAR",
    "conformite_limites_bact_prelevement": "VARCHAR", "conformite_limites_pc_prelevement": "VARCHAR",
    "conformite_references_bact_prelevement": "VARCHAR", "conformite_references_pc_prelevement": "VARCHAR",
    "reseaux": [{"code": "VARCHAR", "nom": "VARCHAR"}]}'))
  from raw.eau_potable
), served as (
  select coalesce(list(distinct network_id), []) as ids from core.water_networks
), samples as (
  select typed.*, parse_date(left(date_prelevement, 10)) as sampled_on,
    upper(trim(conformite_limites_bact_prelevement)) as limits_bact, upper(trim(conformite_limites_pc_prelevement)) as limits_pc,
    upper(trim(conformite_references_bact_prelevement)) as references_bact,
    upper(trim(conformite_references_pc_prelevement)) as references_pc,
    coalesce(list_filter(reseaux, lambda one: list_contains(served.ids, one.code))[1], reseaux[1]) as network
  from typed cross join served
  where code_prelevement is not null and parse_date(left(date_prelevement, 10)) is not null
    and left(date_prelevement, 10) <= left(_fetch, 4) || '-' || substr(_fetch, 5, 2) || '-' || substr(_fetch, 7, 2)
  qualify row_number() over (partition by code_prelevement order by _fetch desc, _part desc, _row desc) = 1
)
select code_prelevement as sample_id, sampled_on, network.code as network_id, clean_text(network.nom) as network_name,
  list_transform(reseaux, lambda one: one.code) as network_ids, code_commune as commune_insee,
  clean_text(nom_commune) as commune_name, limits_bact, limits_pc, references_bact, references_pc,
  clean_text(conclusion_conformite_prelevement) as conclusion,
  case when 'N' in (limits_bact, limits_pc) then false
    when limits_bact in ('C', 'D') or limits_pc in ('C', 'D') then true end as is_conform_limits,
  case when 'N' in (references_bact, references_pc) then false
    when references_bact in ('C', 'D') or references_pc in ('C', 'D') then true end as is_conform_references,
  clean_text(nom_distributeur) as distributor,
  null as _reject, 'row' as _level, null as _original, _fetch
from samples
