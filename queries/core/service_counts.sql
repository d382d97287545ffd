-- title: Ce que comptent les services municipaux
-- table: core.service_counts
-- source: services
-- key: service, indicator, period_start
-- returns: service VARCHAR, indicator VARCHAR, period_start DATE, period_end DATE, value DOUBLE, unit VARCHAR, source VARCHAR, is_final BOOLEAN, comment VARCHAR
--
-- One row a service, indicator and period. A later fetch replaces an older one silently; in one fetch a final value beats a
-- provisional one, then the last line wins, and the beaten line is noted.
with typed as (
  select _fetch, _part, _row, services,
    clean_text(service) as service_name, clean_text(indicateur) as indicator, parse_date(periode_debut) as period_start,
    parse_date(periode_fin) as period_end, parse_number(valeur) as amount, clean_text(unite) as unit,
    clean_text(source) as origin, clean_text(commentaire) as comment, nullif(trim(statut), '') as status_text,
    case lower(strip_accents(trim(statut))) when 'definitif' then true when 'provisoire' then false end as is_final
  from raw.services as services
), judged as (
  select *,
    case
      when service_name is null then 'service absent'
      when indicator is null then 'indicateur absent'
      when period_start is null or period_end is null then 'période illisible'
      when period_end < period_start then 'période inversée'
      when period_start > cast(try_strptime(left(_fetch, 8), '%Y%m%d') as date) then 'période à venir'
      when amount is null then 'valeur illisible'
      when amount < 0 then 'valeur négative'
    end as refusal,
    case when status_text is not null and is_final is null then 'statut inconnu' end as defect
  from typed
), ranked as (
  select *, row_number() over slot as rank,
    first_value({'fetch': _fetch, 'amount': amount, 'is_final': is_final}) over slot as winner
  from judged
  where refusal is null
  window slot as (partition by service_name, indicator, period_start, period_end
    order by _fetch desc, coalesce(is_final, false) desc, _part desc, _row desc)
)
select service_name as service, indicator, period_start, period_end, amount as value, unit, origin as source, is_final, comment,
  case when rank > 1 then 'ligne en double : une autre du même relevé l’emporte' else defect end as _reject,
  case when rank > 1 then 'row' else 'link' end as _level,
  cast(to_json(services) as varchar) as _original, _fetch
from ranked
where rank = 1
  or (winner.fetch = _fetch and (winner.amount <> amount or winner.is_final is distinct from is_final))
union all
select service_name, indicator, period_start, period_end, amount, unit, origin, is_final, comment,
  refusal, 'row', cast(to_json(services) as varchar), _fetch
from judged
where refusal is not null
