"""The town's contracts of ten years as data.gouv.fr lists them: two files, two formats, and the table of both.

Notified before 2024: the format of 2019. From 2024: the format of 2022. The contracts of November and
December 2023 are in both files, under the same id. The consolidated table tells most of them again, with their
suppliers' commune and size.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dashboard.demo.commune import INSEE
from dashboard.demo.contract_defects import TWICE, soiled
from dashboard.demo.contract_formats import concession_2022, format_2019, format_2022
from dashboard.demo.contract_table import lines
from dashboard.demo.draws import generator, uuid4, wall_clock
from dashboard.demo.tenders import Contract, contracts_of

YEARS = 10
SINCE_2022_FORMAT = date(2024, 1, 1)
PUBLISHED_FROM_EUR = 40_000  # below, publishing is optional since 2024: one in three is
FILES = {
    "decp-2019.json": "DECP, format 2019",
    "decp-2022.json": "DECP, format 2022",
    "decp-tabulaire.json": "DECP, table consolidée",
}


def is_sent(contract: Contract) -> bool:
    """Whether the town publishes it: from 2024, small ones are optional."""
    if contract.notified < SINCE_2022_FORMAT or contract.amount >= PUBLISHED_FROM_EUR:
        return True
    return bool(generator(0, "optional", contract.id).random() < 0.35)


def published_contracts(scale: int, until: date, seed: int) -> list[Contract]:
    """Every contract published by ``until`` over ten years, oldest first, each with its defect if any."""
    drawn = [
        soiled(contract)
        for year in range(until.year - YEARS, until.year + 1)
        for copy in range(scale)
        for contract in contracts_of(year, copy, seed)
    ]
    seen = [contract for contract in drawn if contract.published <= until and is_sent(contract)]
    return sorted(seen, key=lambda contract: (contract.notified, contract.id))


def _in_both(contract: Contract) -> bool:
    return date(2023, 11, 1) <= contract.notified < SINCE_2022_FORMAT and contract.kind == "marche"


def files(contracts: Iterable[Contract], until: date) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two files of the contracts: format of 2019, format of 2022."""
    old: list[dict[str, Any]] = []
    new: list[dict[str, Any]] = []
    concessions: list[dict[str, Any]] = []
    for contract in contracts:
        if contract.notified < SINCE_2022_FORMAT:
            old.append(format_2019(contract, until))
            if contract.id in TWICE:
                old.append({**format_2019(contract, until), "source": "demonstration-bis"})
        elif contract.kind == "concession":
            concessions.append(concession_2022(contract))
        if contract.kind == "marche" and (contract.notified >= SINCE_2022_FORMAT or _in_both(contract)):
            twin = {"id": format_2019(contract, until)["id"]} if _in_both(contract) else {}
            new.append({**format_2022(contract, until), **twin})
    return {"marches": old}, {"marches": {"marche": new, "contrat-concession": concessions}}


def table(contracts: Iterable[Contract], until: date) -> list[dict[str, Any]]:
    """The consolidated table: the same contracts, under the ids of the two files."""
    return lines([(_number(contract, until), contract) for contract in contracts], until)


def _number(contract: Contract, until: date) -> str:
    is_old = contract.notified < SINCE_2022_FORMAT
    return str(format_2019(contract, until)["id"]) if is_old else contract.id


def _resource(name: str, title: str, body: bytes, moved: str) -> dict[str, Any]:
    return {
        "id": uuid4(generator(0, "resource", name)),
        "title": title,
        "description": "Données de démonstration",
        "filetype": "remote",
        "type": "main",
        "format": "json",
        "mime": "application/json",
        "url": f"/datagouv/resources/{name}",
        "filesize": len(body),
        "checksum": {"type": "sha256", "value": hashlib.sha256(body).hexdigest()},
        "created_at": "2019-11-04T08:00:00+00:00",
        "published": "2019-11-04T08:00:00+00:00",
        "last_modified": moved,
        "extras": {},
        "preview_url": None,
        "schema": {"name": "139bercy/format-commande-publique", "url": None, "version": None},
        "metrics": {},
    }


def dataset(resources: list[dict[str, Any]], moved: str) -> dict[str, Any]:
    """The answer of data.gouv.fr's dataset API for the town's essential procurement data."""
    slug = "donnees-essentielles-de-la-commande-publique-consolidees-format-tabulaire"
    return {
        "id": "5f0000000000000000014271",
        "title": "Données essentielles de la commande publique de Fleury-sur-Orne (démonstration)",
        "slug": slug,
        "acronym": "DECP",
        "description": "Données de démonstration, au format national des données essentielles.",
        "created_at": "2019-11-04T08:00:00+00:00",
        "last_modified": moved,
        "last_update": moved,
        "deleted": None,
        "archived": None,
        "private": False,
        "featured": False,
        "frequency": "monthly",
        "frequency_date": None,
        "license": "lov2",
        "tags": ["commande-publique", "decp", "marches-publics"],
        "badges": [],
        "organization": {
            "id": "5f0000000000000000000014",
            "name": "Ville de Fleury-sur-Orne",
            "acronym": None,
        },
        "owner": None,
        "spatial": {"geom": None, "granularity": "fr:commune", "zones": [f"fr:commune:{INSEE}"]},
        "temporal_coverage": None,
        "resources": resources,
        "community_resources": [],
        "extras": {},
        "harvest": None,
        "metrics": {},
        "page": f"/datasets/{slug}/",
        "uri": f"/api/1/datasets/{slug}/",
    }


def write(output: Path, scale: int, until: datetime, seed: int) -> None:
    """Write the files ``decp-*.json`` and ``dataset.json``, which lists them, into ``datagouv``."""
    folder = output / "datagouv"
    folder.mkdir(parents=True, exist_ok=True)
    today = wall_clock(until).date()
    contracts = published_contracts(scale, today, seed)
    moved = f"{max(contract.published for contract in contracts)}T04:00:00+00:00" if contracts else ""
    resources: list[dict[str, Any]] = []
    for (name, title), content in zip(FILES.items(), (*files(contracts, today), table(contracts, today)), strict=True):
        body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        (folder / name).write_bytes(body)
        resources.append(_resource(name, title, body, moved))
    answer = json.dumps(dataset(resources, moved), ensure_ascii=False, indent=1)
    (folder / "dataset.json").write_text(answer, encoding="utf-8")
