-- title: Valeurs des indicateurs, une par période
-- table: mart.kpi_values
--
-- « period » : premier jour de la période. « observed_at » : fin de la période, ou dernière observation des sources si
-- elle est plus ancienne, UTC.
create table if not exists mart.kpi_values (
    kpi_id varchar not null,
    period date not null,
    value double not null,
    numerator double,
    denominator double,
    observed_at timestamp
)
