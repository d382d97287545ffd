-- title: Fiche de chaque jeu de données
-- returns: dataset_id VARCHAR, title VARCHAR, theme VARCHAR, producer VARCHAR, licence VARCHAR, licence_url VARCHAR, limits VARCHAR, cadence_s BIGINT, late_after_s BIGINT, stale_after_s BIGINT, row_count BIGINT, rejected_count BIGINT, link_defect_count BIGINT, fetched_at TIMESTAMP, observed_at TIMESTAMP, status VARCHAR, status_since TIMESTAMP, error VARCHAR, is_demo BOOLEAN
select dataset_id, title, theme, producer, licence, licence_url, limits, cadence_s, late_after_s, stale_after_s, row_count,
  rejected_count, link_defect_count, fetched_at, observed_at, status, status_since, error, is_demo
from meta.datasets
