-- title: Demandes des habitants, mois par mois et par objet
-- table: mart.requests_months
-- source: demandes
-- key: month, category
-- returns: month DATE, category VARCHAR, received_count INTEGER, aged_count INTEGER, quick_count INTEGER, ripe_count INTEGER, done_count INTEGER, closed_count INTEGER, open_count INTEGER
--
-- Mois entiers seulement, de celui de la première demande à celui qui précède le dernier événement publié ; un objet
-- sans demande ce mois-là a zéro, non un trou. Par mois de réception : `aged_count` est ce qui a été reçu au moins 15
-- jours avant le dernier événement et `quick_count` ce qui en a été clos en 15 jours ; `ripe_count` et `done_count` de
-- même à 90 jours, celui-ci avec une issue favorable. Une demande ouverte est dans les premiers et non dans les seconds.
-- Par mois civil : `closed_count` ont été closes dans le mois, `open_count` restaient ouvertes à sa fin.
with latest as (
  select max(greatest(received_at, coalesce(taken_at, received_at), coalesce(closed_at, received_at))) as seen_at
  from core.service_requests
), requests as (
  select
    coalesce(category, 'non renseignée') as category, outcome, received_at, closed_at, seen_at,
    cast(date_trunc('month', timezone('Europe/Paris', timezone('UTC', received_at))) as date) as received_month,
    cast(date_trunc('month', timezone('Europe/Paris', timezone('UTC', closed_at))) as date) as closed_month,
    cast(date_trunc('month', timezone('Europe/Paris', timezone('UTC', seen_at))) as date) as seen_month
  from core.service_requests, latest
  where received_at is not null
), months as (
  select cast(unnest(generate_series(min(received_month), any_value(seen_month) - interval 1 month, interval 1 month)) as date) as month
  from requests
), categories as (
  select distinct category from requests
), received as (
  select
    received_month as month, category, count(*) as received_count,
    count(*) filter (received_at <= seen_at - interval 15 days) as aged_count,
    count(*) filter (received_at <= seen_at - interval 15 days and closed_at <= received_at + interval 15 days) as quick_count,
    count(*) filter (received_at <= seen_at - interval 90 days) as ripe_count,
    count(*) filter (received_at <= seen_at - interval 90 days and closed_at <= received_at + interval 90 days
      and outcome in ('résolue', 'résolue après réouverture', 'restitué', 'terminée', 'honoré')) as done_count
  from requests
  group by received_month, category
), closed as (
  select closed_month as month, category, count(*) as closed_count
  from requests
  where closed_month is not null
  group by closed_month, category
), counted as (
  select
    months.month, categories.category, coalesce(received_count, 0) as received_count, coalesce(aged_count, 0) as aged_count,
    coalesce(quick_count, 0) as quick_count, coalesce(ripe_count, 0) as ripe_count, coalesce(done_count, 0) as done_count,
    coalesce(closed_count, 0) as closed_count
  from months
  cross join categories
  left join received using (month, category)
  left join closed using (month, category)
)
select
  month, category, received_count, aged_count, quick_count, ripe_count, done_count, closed_count,
  sum(received_count - closed_count) over (partition by category order by month) as open_count
from counted
