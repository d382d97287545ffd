"""No personal data behind the door: a WiFi file that names devices or people is refused whole.

The town publishes counts by access point and hour. A column named like an identifier, or one cell that looks like a
hardware (MAC) address or its fingerprint, means that somebody exported the sessions themselves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import duckdb

from dashboard.declarations import Dataset
from dashboard.warehouse.formats import LandedPart, raw_columns
from dashboard.warehouse.formats.bodies import changed
from dashboard.warehouse.formats.columns import fold

GUARDED = frozenset({"wifi"})
_WHO = r"device|terminal|appareil|client|user|utilisateur|usager|station|poste"
_IDENTIFIER = re.compile(
    r"(^|_)(mac|macs|imei|imsi|msisdn|bssid|hostname|ip|ipv4|ipv6|email|courriel|login|username|telephone|mdn)(_|$)"
    rf"|(^|_)({_WHO})s?_?(id|ids|identifiant|uid|uuid|hash|name|nom|mac|key)(_|$)"
    rf"|(^|_)(id|identifiant|uid|uuid|hash)_?(du_|de_l_)?({_WHO})(_|$)|^(user|utilisateur|usager|device|appareil)$"
)
# Six pairs, three groups of four, a fingerprint of 32 to 64 digits; or twelve hexadecimal digits, one a letter.
_MAC = (
    r"(^|[^0-9A-Za-z:-])([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}($|[^0-9A-Za-z:-])"
    r"|\b([0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}\b|\b[0-9A-Fa-f]{32,64}\b"
)
_BARE = r"\b[0-9A-Fa-f]{12}\b"
SHORTEST = 12  # a shorter cell is none of these: most are counts, never read


def refuse_identifiers(dataset: Dataset, part: LandedPart, published: Sequence[str]) -> None:
    """Raises Changed when a guarded dataset comes with a column that names a device or a person."""
    if dataset.id not in GUARDED:
        return
    named = [name for name in published if _IDENTIFIER.search(fold(name))]
    if named:
        columns = ", ".join(f"« {name} »" for name in named)
        raise changed(dataset, part, f"donnée personnelle : la colonne {columns} identifie un terminal "
                                     "ou une personne ; fichier refusé en entier")


def refuse_addresses(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> None:
    """Raises Changed when a loaded cell of a guarded dataset looks like a MAC address; nothing of the file stays."""
    if dataset.id not in GUARDED:
        return
    table = f'raw."{dataset.raw_table}"'
    long_enough = ", ".join(f'case when length("{name}") >= {SHORTEST} then "{name}" end'
                            for name in (*raw_columns(dataset), "_extra"))
    cells, mine = f"concat_ws(chr(31), {long_enough})", "_dataset = ? and _fetch = ? and _part = ?"
    bare = f"list_filter(regexp_extract_all({cells}, ?), lambda cell: regexp_matches(cell, '[A-Fa-f]'))"
    found = connection.execute(
        f"select 1 from {table} where {mine} and (regexp_matches({cells}, ?) or len({bare}) > 0) limit 1",
        [dataset.id, part.fetch_id, part.part, _MAC, _BARE],
    ).fetchall()
    if found:
        connection.execute(f"delete from {table} where {mine}", [dataset.id, part.fetch_id, part.part])
        raise changed(dataset, part, "donnée personnelle : une cellule ressemble à l’adresse matérielle (MAC) "
                                     "d’un terminal ; fichier refusé en entier")
