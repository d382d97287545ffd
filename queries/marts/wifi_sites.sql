-- title: Les bornes WiFi : où elles sont, et si elles servent
-- table: mart.wifi_sites
-- source: wifi
-- key: point_id
-- order: array_position(['down', 'silent', 'unused', 'working'], state), point_name
-- returns: point_id VARCHAR, point_name VARCHAR, longitude DOUBLE, latitude DOUBLE, state VARCHAR, since DATE, first_on DATE, last_on DATE, read_on DATE
--
-- `read_on` est le dernier jour publié par une borne, quelle qu’elle soit. `state` : `silent`, elle n’a rien publié ce
-- jour-là ; `down`, elle a publié zéro minute de service ; `unused`, en service et sans une session en sept jours ;
-- sinon `working`. `since` est le premier jour de la panne ou du silence, nul autrement. Aucun nombre de personnes.
with daily as (
  select
    point_id, used_on, arg_max(point_name, used_on) as point_name, any_value(longitude) as longitude,
    any_value(latitude) as latitude, sum(sessions) as sessions, sum(available_min) as available_min
  from core.wifi_usage
  group by point_id, used_on
), ends as (
  select max(used_on) as read_on from daily
), sites as (
  select
    point_id, arg_max(point_name, used_on) as point_name, arg_max(longitude, used_on) as longitude,
    arg_max(latitude, used_on) as latitude, min(used_on) as first_on, max(used_on) as last_on, any_value(read_on) as read_on,
    max(used_on) filter (available_min > 0 or available_min is null) as last_up_on,
    coalesce(sum(sessions) filter (used_on > read_on - 7), 0) as recent_sessions
  from daily, ends
  group by point_id
), judged as (
  select
    *, case
      when last_on < read_on then 'silent'
      when last_up_on is null or last_up_on < last_on then 'down'
      when recent_sessions = 0 then 'unused'
      else 'working'
    end as state
  from sites
)
select
  point_id, coalesce(point_name, point_id) as point_name, longitude, latitude, state,
  case state when 'silent' then last_on + 1 when 'down' then coalesce(last_up_on + 1, first_on) end as since,
  first_on, last_on, read_on
from judged
