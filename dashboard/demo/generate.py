"""Write the whole demonstration town: every publisher's files, at a scale, up to an instant.

The files are made aside and moved into place when all are there; ``demo.json`` comes last, so its presence says
that the folder is whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.demo import (
    addresses,
    catalogue,
    commune,
    contracts,
    facilities,
    finances,
    hydrometry_files,
    requests,
    river,
    services,
    vigicrues_files,
    water,
    wifi,
)

Writer = Callable[[Path, int, datetime, int], None]

MARK = "demo.json"
SEED = river.SEED

# The catalogue comes last: it counts the records that the others wrote.
WRITERS: dict[str, Writer] = {
    "Commune": commune.write,
    "Hauteurs et débits de l’Orne": hydrometry_files.write,
    "Vigilance crues": vigicrues_files.write,
    "Eau potable": water.write,
    "Statistiques des services": services.write,
    "Demandes des habitants": requests.write,
    "WiFi public": wifi.write,
    "Base adresse locale": addresses.write,
    "Équipements": facilities.write,
    "Marchés publics": contracts.write,
    "Finances": finances.write,
    "Catalogue": catalogue.write,
}


def generate(
    output: Path,
    scale: int = 1,
    until: datetime | None = None,
    seed: int = SEED,
    progress: Callable[[str], None] | None = None,
) -> None:
    """Write the demonstration town into ``output``, replacing one that is there and nothing else.

    ``scale`` multiplies volumes (1 is the town); ``until`` is the last instant of the data, now by default,
    naive for UTC; a later one only adds. ``progress`` is told, in French, what is being written. Raises
    ValueError for a scale under 1, OSError when the folder cannot be written.
    """
    if scale < 1:
        raise ValueError(f"scale: 1 or more is expected, not {scale}")
    instant = river.aware(until or datetime.now(UTC))
    output.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".demo-", dir=output) as aside:
        for title, write in WRITERS.items():
            if progress:
                progress(title)
            write(Path(aside), scale, instant, seed)
        (output / MARK).unlink(missing_ok=True)
        for made in sorted(Path(aside).iterdir()):
            _replace(made, output / made.name)
    (output / MARK).write_text(_mark(scale, instant, seed), encoding="utf-8")


def _replace(made: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    made.rename(target)


def _mark(scale: int, until: datetime, seed: int) -> str:
    facts = {"seed": seed, "scale": scale, "until": until.isoformat(), "town": commune.INSEE}
    return json.dumps({**facts, "note": "Données de démonstration"}, ensure_ascii=False)
