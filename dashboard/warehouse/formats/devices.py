"""No personal data behind the door: a WiFi file that names devices or people is refused whole.

The town publishes counts by access point and hour. A column named like an identifier, or one cell that looks like a
hardware (MAC) address, a telephone's number (IMEI, IMSI), a UUID or a fingerprint, means that somebody exported the
sessions themselves. The bytes of such a file are not kept either (see ``Landing.forget``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import duckdb

from dashboard.declarations import Dataset
from dashboard.errors import Personal
from dashboard.warehouse.formats import LandedPart, raw_columns
from dashboard.warehouse.formats.columns import fold

GUARDED = frozenset({"wifi"})
_WHO = r"device|terminal|appareil|client|user|utilisateur|usager|station|poste"
_IDENTIFIER = re.compile(
    r"(^|_)(mac|macs|imei|imsi|msisdn|bssid|hostname|ip|ipv4|ipv6|email|courriel|login|username|telephone|mdn)(_|$)"
    rf"|(^|_)({_WHO})s?_?(id|ids|identifiant|uid|uuid|hash|name|nom|mac|key)(_|$)"
    rf"|(^|_)(id|identifiant|uid|uuid|hash)_?(du_|de_l_)?({_WHO})(_|$)|^(user|utilisateur|usager|device|appareil)$"
)
# Six pairs, three groups of four, a UUID, a fingerprint of 32 digits or more; or twelve hexadecimal, one a letter.
_MAC = (
    r"(^|[^0-9A-Za-z:-])([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}($|[^0-9A-Za-z:-])"
    r"|\b([0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}\b|\b[0-9A-Fa-f]{32,}\b"
    r"|\b[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b"
)
_BARE = r"\b[0-9A-Fa-f]{12}\b"
_TELEPHONE = r"\b[0-9]{15}\b"
FRANCE = "208"  # the country code that an IMSI of a French operator begins with (ITU-T E.212)
SHORTEST = 12  # a shorter cell is none of these: most are counts, never read


def refuse_identifiers(dataset: Dataset, part: LandedPart, published: Sequence[str]) -> None:
    """Raises Personal when a guarded dataset comes with a column that names a device or a person."""
    if dataset.id not in GUARDED:
        return
    named = [name for name in published if _IDENTIFIER.search(fold(name))]
    if named:
        columns = ", ".join(f"« {name} »" for name in named)
        raise _personal(dataset, part, f"la colonne {columns} identifie un terminal ou une personne")


def refuse_addresses(connection: duckdb.DuckDBPyConnection, dataset: Dataset, part: LandedPart) -> None:
    """Raises Personal when a loaded cell of a guarded dataset looks like a device's; nothing of the file stays."""
    if dataset.id not in GUARDED:
        return
    table = f'raw."{dataset.raw_table}"'
    long_enough = ", ".join(f'case when length("{name}") >= {SHORTEST} then "{name}" end'
                            for name in (*raw_columns(dataset), "_extra"))
    cells, mine = f"concat_ws(chr(31), {long_enough})", "_dataset = ? and _fetch = ? and _part = ?"
    found = connection.execute(
        "select distinct regexp_matches(long, ?), regexp_extract_all(long, ?), regexp_extract_all(long, ?) "
        f"from (select distinct {cells} as long from {table} where {mine})",
        [_MAC, _BARE, _TELEPHONE, dataset.id, part.fetch_id, part.part],
    ).fetchall()
    what = next(filter(None, (_what(*row) for row in found)), "")
    if what:
        connection.execute(f"delete from {table} where {mine}", [dataset.id, part.fetch_id, part.part])
        raise _personal(dataset, part, f"une cellule ressemble {what}")


def _what(is_address: bool, bare: Sequence[str], numbers: Sequence[str]) -> str:
    """What the long cells of a row hold of somebody's device, empty when nothing."""
    if is_address or any(re.search("[A-Fa-f]", cell) for cell in bare):
        return "à l’adresse matérielle (MAC) d’un terminal ou à son empreinte"
    if any(number.startswith(FRANCE) or is_luhn(number) for number in numbers):
        return "au numéro d’un téléphone (IMEI, IMSI)"
    return ""


def is_luhn(number: str) -> bool:
    """Whether the last digit is the key of the others (ISO/IEC 7812-1, as 3GPP TS 23.003 asks of an IMEI)."""
    doubled = [int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _personal(dataset: Dataset, part: LandedPart, what: str) -> Personal:
    return Personal(f"donnée personnelle : {what} ; fichier refusé en entier, aucun octet n’en est gardé",
                    dataset=dataset.id, step="lecture", address=part.origin or part.name)
