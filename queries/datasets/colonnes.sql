-- title: Colonnes d’une table de l’entrepôt
-- params: schema VARCHAR, table VARCHAR
-- returns: column_name VARCHAR, data_type VARCHAR
select column_name, data_type
from duckdb_columns()
where schema_name = $schema and table_name = $table
order by column_index
