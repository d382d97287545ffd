-- title: Demandes des habitants par trimestre, avant tout masquage
-- table: mart.requests_quarters
-- source: demandes
-- key: quarter, category, channel
-- returns: quarter DATE, kind VARCHAR, category VARCHAR, channel VARCHAR, received_count BIGINT, quick_count BIGINT, due_count BIGINT, kept_count BIGINT, is_ripe BOOLEAN
--
-- Seules les tables qui masquent la lisent. Un trimestre y entre quand il est fini depuis 15 jours au dernier événement
-- publié : ce qu’on en dit ne bouge alors plus chaque jour, et deux lectures ne se retranchent pas. `quick_count` : closes
-- en 15 jours. `kept_count` sur `due_count` : restitués, terminées ou honorés en 90 jours ; un rendez-vous annulé, ou dont
-- l’issue manque, n’est pas dû. `is_ripe` : fini depuis 90 jours. `kind` : un signalement demande de régler un problème.
with latest as (
  select timezone('Europe/Paris', timezone('UTC', max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))))) as seen_at
  from core.service_requests
), requests as (
  select
    cast(date_trunc('quarter', timezone('Europe/Paris', timezone('UTC', received_at))) as date) as quarter,
    coalesce(category, 'non renseignée') as category, coalesce(channel, 'non renseigné') as channel,
    coalesce(closed_at <= received_at + interval 15 days, false) as is_quick,
    category is distinct from 'rendez-vous' or coalesce(outcome in ('honoré', 'absence'), false) as is_due,
    coalesce(closed_at <= received_at + interval 90 days and outcome in ('restitué', 'terminée', 'honoré'), false) as is_kept
  from core.service_requests
  where received_at is not null
)
select
  quarter, case when category in ('OTV', 'objet trouvé', 'rendez-vous', 'erreur de donnée') then 'autre' else 'signalement' end as kind,
  category, channel, count(*) as received_count, count(*) filter (is_quick) as quick_count, count(*) filter (is_due) as due_count,
  count(*) filter (is_due and is_kept) as kept_count, bool_and(quarter + interval 3 months + interval 90 days <= seen_at) as is_ripe
from requests, latest
where quarter + interval 3 months + interval 15 days <= seen_at
group by quarter, kind, category, channel
