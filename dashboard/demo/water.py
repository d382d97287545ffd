"""Ten years of drinking-water checks as Hub'Eau gives them: 32 keys, one row an analysis.

The networks, distributor and results are invented and named "de démonstration". Publication is monthly:
around the 15th, the samples of the month before last. A sample may be taken elsewhere on the same network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from dashboard.demo import commune, river
from dashboard.demo.draws import choice, generator, months
from dashboard.demo.water_parameters import Panel
from dashboard.demo.water_reports import Analysis, analyses, conformity

YEARS = 10
NETWORK = {"code": "014999001", "nom": "RESEAU DE DEMONSTRATION"}
SECOND_NETWORK = {"code": "014999002", "nom": "RESEAU DE DEMONSTRATION SUD"}
_PANELS: tuple[tuple[Panel, int], ...] = (("routine", 60), ("nitrates", 18), ("full", 12), ("pesticides", 10))
_HERE = (commune.INSEE, "FLEURY-SUR-ORNE")
_NEIGHBOURS = (("14383", "LOUVIGNY"), ("14341", "IFS"))
_PUBLICATION_DAY = 15


def last_published_month(until: datetime) -> date:
    """The first day of the latest month whose samples are public at ``until``."""
    now = river.naive(until)
    back = 2 if now.day >= _PUBLICATION_DAY else 3
    month = now.year * 12 + now.month - 1 - back
    return date(month // 12, month % 12 + 1, 1)


def samples(scale: int, until: datetime, seed: int) -> Iterator[list[dict[str, Any]]]:
    """The rows of each sample, oldest month first; one or two samples a month, times the scale."""
    for month in months(date(river.naive(until).year - YEARS + 1, 1, 1), last_published_month(until)):
        count = scale * int(generator(seed, "water", month).integers(1, 3))
        yield from sorted(
            (_sample(month, number, seed) for number in range(1, count + 1)),
            key=lambda rows: rows[0]["date_prelevement"],
        )


def _sample(month: date, number: int, seed: int) -> list[dict[str, Any]]:
    random = generator(seed, "water", month, number)
    names, weights = zip(*_PANELS, strict=True)
    day = month + timedelta(days=int(random.integers(2, 28)))
    day -= timedelta(days=max(day.weekday() - 4, 0))  # nobody samples on a week-end
    clock = timedelta(hours=8, minutes=int(random.integers(0, 7 * 60)))
    place = _HERE if random.random() < 0.8 else choice(random, _NEIGHBOURS)
    networks = _served(place, float(random.random()))
    found = analyses(choice(random, names, weights), day, random)
    head = {
        "code_prelevement": f"{commune.DEPARTMENT:0>3}{month:%y%m}{number:04d}",
        "code_commune": place[0],
        "nom_commune": place[1],
        "date_prelevement": (datetime.combine(day, datetime.min.time()) + clock).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "reseaux": networks,
        **conformity(found, day),
    }
    return [_row(head, analysis) for analysis in found]


def _served(place: tuple[str, str], drawn: float) -> list[dict[str, Any]]:
    """The networks of a sample: the first, both, or in the town itself the second alone."""
    if drawn < 0.3:
        return [NETWORK, {**SECOND_NETWORK, "debit": "20 %"}]
    return [SECOND_NETWORK] if drawn > 0.8 and place == _HERE else [NETWORK]


def _row(head: dict[str, Any], analysis: Analysis) -> dict[str, Any]:
    """One analysis under the 32 keys of the service, in its order."""
    parameter = analysis.parameter
    limit, reference = parameter.limit, parameter.reference
    return {
        "code_departement": commune.DEPARTMENT,
        "nom_departement": "Calvados",
        "code_prelevement": head["code_prelevement"],
        "code_parametre": parameter.code,
        "code_parametre_se": parameter.code_se,
        "code_parametre_cas": parameter.cas,
        "libelle_parametre": parameter.label,
        # The real register writes "PH " with a blank at its end.
        "libelle_parametre_maj": parameter.label.upper() + (" " if parameter.code_se == "PH" else ""),
        "libelle_parametre_web": parameter.web,
        "code_type_parametre": "O" if parameter.law == "words" else "N",
        "code_lieu_analyse": parameter.place,
        "resultat_alphanumerique": analysis.text,
        "resultat_numerique": analysis.number,
        "libelle_unite": parameter.unit,
        "code_unite": parameter.unit_code,
        "limite_qualite_parametre": limit.text(parameter.unit) if limit else None,
        "reference_qualite_parametre": reference.text(parameter.unit) if reference else None,
        "code_commune": head["code_commune"],
        "nom_commune": head["nom_commune"],
        "nom_uge": "UNITE DE GESTION DE DEMONSTRATION",
        "nom_distributeur": "DISTRIBUTEUR DE DEMONSTRATION",
        "nom_moa": "SYNDICAT DE DEMONSTRATION",
        "date_prelevement": head["date_prelevement"],
        "conclusion_conformite_prelevement": head["conclusion"],
        "conformite_limites_bact_prelevement": head["limits_bact"],
        "conformite_limites_pc_prelevement": head["limits_pc"],
        "conformite_references_bact_prelevement": head["references_bact"],
        "conformite_references_pc_prelevement": head["references_pc"],
        "reference_analyse": None,
        "code_installation_amont": "014999900",
        "nom_installation_amont": "STATION DE DEMONSTRATION",
        "reseaux": head["reseaux"],
    }


def networks(until: datetime) -> list[dict[str, str]]:
    """Rows of ``communes_udi``: which networks serve which commune, a row a year and quarter."""
    last = river.naive(until).year
    served = [
        (*_HERE, "commune", NETWORK),
        (*_HERE, "sud", SECOND_NETWORK),
        (*_NEIGHBOURS[0], "bourg", NETWORK),
    ]
    return [
        {
            "code_commune": insee,
            "nom_commune": name,
            "nom_quartier": quarter,
            "code_reseau": network["code"],
            "nom_reseau": network["nom"],
            "debut_alim": "2010-09-10",
            "annee": str(year),
        }
        for year in range(last - YEARS + 1, last + 1)
        for insee, name, quarter, network in served
    ]


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write ``hubeau/eau_potable/``: ``communes_udi.json`` and ``resultats_dis.json``, a row a line."""
    folder = output / "hubeau" / "eau_potable"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "communes_udi.json").write_text(json.dumps(networks(until), ensure_ascii=False), encoding="utf-8")
    with (folder / "resultats_dis.json").open("w", encoding="utf-8") as file:
        separator = "["
        for rows in samples(scale, until, seed):
            for row in rows:
                file.write(separator + json.dumps(row, ensure_ascii=False))
                separator = ",\n"
        file.write("]" if separator != "[" else "[]")
