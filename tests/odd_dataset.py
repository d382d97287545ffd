"""A dataset that nobody declared, as odd as a portal may publish it, in a warehouse of its own."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.warehouse.snapshots import publish
from tests.demo_town import once
from tests.shelf_town import Portal, field, open_shelf

ODD = "jeu-que-personne-n-a-declare"
ROWS = 300_000
LOANS, KIND, WHEN, WHERE, NOTE = 'Nb.Prêts [total]: "x"', "type d'objet", "horodatage:utc", "ma_position", "remarque"
DESCRIPTION = (
    "<h1>Prêts</h1><p>Un <b>jeu</b> <a href='javascript:alert(1)'>ici</a> "
    "<a href='https://exemple.fr/'>là</a></p><script>document.title='pris'</script>"
    "<img src=x onerror=\"document.title='pris'\"> $\\LaTeX$ **gras** :red[x]"
)
HOSTILE = "<img src=x onerror=\"document.title='pris'\">"
START = datetime(2020, 1, 1, tzinfo=UTC)


def line(number: int) -> str:
    """One published row: nulls, marks of other languages, text that would run; its place moves by a few metres."""
    when = START + timedelta(minutes=10 * number)
    return json.dumps(
        {
            LOANS: None if number % 97 == 0 else number % 13,
            KIND: ("livre", "disque", "=SOMME(A1)", None)[number % 4],
            WHEN: when.isoformat(),
            WHERE: None if number % 50 == 0 else place(number),
            NOTE: HOSTILE if number % 1_000 == 7 else f"note {number}",
        },
        ensure_ascii=False,
    )


def place(number: int) -> dict[str, float]:
    return {"lon": -0.38 + number % 70 / 5_000, "lat": 49.14 + number % 41 / 5_000}


def odd_warehouse(base: Path, rows: int = ROWS) -> Path:
    """A ``DASHBOARD_DATA`` folder whose only dataset is the odd one, made once a run and size."""

    def make(folder: Path) -> None:
        portal = Portal(folder / "samples")
        fields = [field(LOANS, "int"), field(KIND), field(WHEN, "datetime"), field(WHERE, "geo_point_2d"), field(NOTE)]
        text = "".join(f"{line(number)}\n" for number in range(rows))
        portal.publish(ODD, text, *fields, title="Prêts <script>alert(1)</script> & autres", description=DESCRIPTION,
                       publisher="Ville", license="Licence Ouverte v2.0 (Etalab)")  # fmt: skip
        with open_shelf(folder, portal) as town:
            outcome = town.refresh()
            assert outcome.loaded == [ODD], outcome.failed
            digest = town.workshop.finish(town.now(), "demo")
            publish(town.workshop.path, town.site.folder, digest, town.now())

    return once(base / f"odd-{rows}", make)
