-- title: Chaque jeu du portail que personne n’a déclaré, et ce que l’entrepôt en tient
-- table: meta.shelf
--
-- state : « held » (reçu, `file` le tient), « awaited » (pas encore reçu, ou jamais reçu sans faute), « empty » (le portail
-- annonce 0 ligne), « too_large » (plus d’un million de lignes, non reçu), « unwanted » (fédéré, et la ville n’en veut pas, ou
-- écarté par son fichier), « refused » (identifiant qui ne peut pas figurer dans une adresse). `reason` dit pourquoi, ou la
-- dernière panne. `withdrawn_at` : absent du catalogue depuis. `flagged_rows` : lignes dont une valeur au moins est illisible.
-- `mark` change avec les lignes ou les champs annoncés. Ce que dit la fiche (titre, licence…) suit le catalogue tant que le jeu y est.
create table if not exists meta.shelf (
    dataset_id varchar primary key,
    state varchar not null,
    reason varchar,
    title varchar not null,
    theme varchar,
    producer varchar,
    licence varchar,
    licence_url varchar,
    is_federated boolean not null,
    announced_count bigint,
    observed_at timestamp,
    withdrawn_at timestamp,
    file varchar,
    size_bytes bigint,
    row_count bigint,
    rejected_rows bigint,
    rejected_values bigint,
    flagged_rows bigint,
    duplicate_count bigint,
    located_rows bigint,
    longitude varchar,
    latitude varchar,
    fetch_id varchar,
    fetched_at timestamp,
    mark varchar,
    is_demo boolean
)
