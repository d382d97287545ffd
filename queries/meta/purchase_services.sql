-- title: Le service de la ville qui achète, tel que la ville le déclare
-- table: meta.purchase_services
--
-- Le tableau [purchases] du fichier de la ville ; vide quand elle ne le déclare pas. La première ligne qui convient
-- l’emporte.
create table if not exists meta.purchase_services (
    place integer not null,
    service varchar not null,
    divisions varchar [] not null,
    words varchar [] not null,
    declared_by varchar not null
)
