-- title: Note de qualité d’un jeu de données, ses parties et ce qui les donne
-- params: dataset VARCHAR
-- returns: score DOUBLE, freshness DOUBLE, schema DOUBLE, completeness DOUBLE, validity DOUBLE, position DOUBLE, judged_at TIMESTAMP, kept_until TIMESTAMP, stale_from TIMESTAMP, conform_columns BIGINT, column_count BIGINT, filled_cells BIGINT, cell_count BIGINT, valid_rows BIGINT, published_rows BIGINT, located_rows BIGINT
--
-- La formule et les poids sont dans dashboard/figures/quality.py ; une partie nulle ne s’applique pas à ce jeu.
select
    score,
    freshness,
    schema,
    completeness,
    validity,
    position,
    judged_at,
    kept_until,
    stale_from,
    conform_columns,
    column_count,
    filled_cells,
    cell_count,
    valid_rows,
    published_rows,
    located_rows
from mart.dataset_quality
where dataset_id = $dataset
