"""What the demonstration town buys each year (``content/tenders.toml``): recurring needs, works, studies.

The contracts of a year are drawn together, from the year alone: which of them are published at an instant is
for the caller to say.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.demo.draws import choice, generator
from dashboard.demo.suppliers import Supplier, firm

DIRECT = "Marché passé sans publicité ni mise en concurrence préalable"
CONTENT = Path(__file__).parent / "content" / "tenders.toml"
Entry = dict[str, Any]

# Supplies and services: the amount from which a procedure is formalised, by date (decrees of each two years).
_FORMAL = (
    (2016, 209_000),
    (2018, 221_000),
    (2020, 214_000),
    (2022, 215_000),
    (2024, 221_000),
    (2026, 216_000),
)


@dataclass(frozen=True)
class Amendment:
    """A change of a contract: the new total amount and duration."""

    notified: date
    published: date
    amount: float
    months: int
    object: str


@dataclass(frozen=True)
class Contract:
    """A contract before it is put in a format; amounts in euros before tax."""

    id: str
    kind: str  # "marche" or "concession"
    nature: str
    object: str
    cpv: str
    category: str
    procedure: str
    amount: float
    months: int
    notified: date
    published: date
    suppliers: tuple[Supplier, ...]
    offers: int
    frame_id: str = ""
    amendments: tuple[Amendment, ...] = ()


@lru_cache(maxsize=1)
def content() -> dict[str, Any]:
    """The needs, works and firms of ``tenders.toml``."""
    return tomllib.loads(CONTENT.read_text(encoding="utf-8"))


def _needs(year: int) -> Iterator[tuple[Entry, str]]:
    """The needs that come back in a year, lot by lot."""
    for need in content()["need"]:
        if year >= need["first"] and (year - need["first"]) % need["every"] == 0:
            yield from ((need, lot) for lot in need.get("lots", [""]))


def _projects(year: int, copy: int, seed: int) -> Iterator[tuple[Entry, str]]:
    """The works of a year: three or four projects, lot by lot, each with a study before it."""
    random = generator(seed, "works", year, copy)
    works, studies = content()["works"], content()["studies"]
    for rank in random.permutation(len(works))[: int(random.integers(3, 5))]:
        project = {**works[int(rank)], "category": "travaux", "months": int(random.integers(3, 16))}
        yield from ((project, lot) for lot in project["lots"] or [""])
        study = choice(random, studies)
        name = f"{study['object']} – {project['object'][0].lower()}{project['object'][1:]}"
        yield {**study, "object": name, "category": "services", "months": int(project["months"]) + 6}, ""


def procedure(amount: float, category: str, notified: date) -> str:
    """The procedure that the amount calls for at that date (names of the 2022 format)."""
    formal = [limit for start, limit in _FORMAL if notified.year >= start][-1] if notified.year >= 2016 else 207_000
    direct = 25_000 if notified.year < 2020 else 40_000
    if category == "travaux":
        formal, direct = 5_225_000, 100_000 if notified >= date(2022, 12, 8) else direct
    elif notified >= date(2026, 4, 1):
        direct = 60_000
    if amount >= formal:
        return "Appel d'offres ouvert"
    if amount < direct:
        return DIRECT
    return "Procédure adaptée"


def _weekday(year: int, month: int, random: np.random.Generator) -> date:
    day = date(year, month, 1) + timedelta(days=int(random.integers(0, 27)))
    return day - timedelta(days=max(0, day.weekday() - 4))


def _winners(trade: str, category: str, random: np.random.Generator) -> tuple[Supplier, ...]:
    """Who wins: the first firms of the trade more often; one works contract in eight goes to a group."""
    names = content()["trades"][trade]
    odds = 0.55 ** np.arange(len(names))
    count = 1 + int(category == "travaux" and random.random() < 0.12) + int(random.random() < 0.03)
    picked = random.choice(len(names), min(count, len(names)), replace=False, p=odds / odds.sum())
    return tuple(firm(names[int(rank)]) for rank in picked)


def _amendments(contract: Contract, random: np.random.Generator) -> tuple[Amendment, ...]:
    """One contract in six is amended, once or twice, always upwards or longer."""
    if random.random() > 0.17 or contract.months < 3:
        return ()
    found: list[Amendment] = []
    amount, months = contract.amount, contract.months
    for rank in range(1, int(random.integers(1, 3)) + 1):
        amount = round(amount * float(random.uniform(1.01, 1.14)), 2)
        months += int(random.integers(0, 5))
        day = contract.notified + timedelta(days=int(contract.months * 30 * rank * float(random.uniform(0.25, 0.45))))
        published = day + timedelta(days=int(random.integers(4, 40)))
        found.append(Amendment(day, published, amount, months, f"Avenant n° {rank} : prestations supplémentaires"))
    return tuple(found)


def _offers(drawn: int, amount: float, category: str, notified: date, name: str) -> int:
    """Who was asked: without publicity nor competition mostly one firm, now and then two or three quotes."""
    if procedure(amount, category, notified) != DIRECT:
        return drawn
    random = generator(0, "quotes", notified.isoformat(), name)  # apart: the other draws stay what they were
    return 1 if random.random() < 0.85 else min(drawn, 3)


def _drawn(entry: Entry, lot: str, number: int, year: int, copy: int, seed: int) -> Contract:
    random = generator(seed, "contract", year, copy, entry["object"], lot)
    notified = _weekday(year, entry.get("month", int(random.integers(2, 13))), random)
    prices = 1.02 ** (year - 2020)  # what was bought in 2016 costs more today
    amount = float(np.exp(random.uniform(np.log(entry["low"]), np.log(entry["high"])))) * prices
    is_frame = bool(entry.get("frame", False))
    amount = round(amount, -4 if is_frame else 2)  # a maximum is a round number
    title = entry["object"] + (f" – lot : {lot}" if lot else "") + (f" (secteur {copy + 1})" if copy else "")
    contract = Contract(
        id=f"{year}{copy * 1000 + number:03d}",
        kind="marche",
        nature="Accord-cadre" if is_frame else "Marché",
        object=title,
        cpv=entry["cpv"],
        category=entry["category"],
        procedure=procedure(amount, entry["category"], notified),
        amount=amount,
        months=int(entry["months"]),
        notified=notified,
        published=notified + timedelta(days=int(random.integers(3, 56))),
        suppliers=_winners(entry["trade"], entry["category"], random),
        offers=_offers(max(1, int(random.poisson(3.3))), amount, entry["category"], notified, entry["object"] + lot),
    )
    return Contract(**{**contract.__dict__, "amendments": _amendments(contract, random)})


def _follow_ups(frames: list[Contract], year: int, copy: int, number: int, seed: int) -> Iterator[Contract]:
    """The contracts passed on the basis of the road framework agreement in force: two a year."""
    need = next(need for need in content()["need"] if "follow_ups" in need)
    frame = next((one for one in reversed(frames) if one.object.startswith(need["object"])), None)
    if frame is None:
        return
    random = generator(seed, "follow-ups", year, copy)
    for rank, place in enumerate(random.choice(need["follow_ups"], 2, replace=False)):
        entry = {**need, "object": f"Marché subséquent de voirie – {place}", "low": 40_000, "high": 150_000}
        entry |= {"months": 4, "month": 6 + 3 * rank, "frame": False}
        contract = _drawn(entry, "", number + rank, year, copy, seed)
        changes = {"nature": "Marché subséquent", "frame_id": frame.id, "suppliers": frame.suppliers}
        yield Contract(**{**contract.__dict__, **changes})


def _concessions(year: int, copy: int, number: int, seed: int) -> Iterator[Contract]:
    for rank, entry in enumerate(content()["concession"]):
        if year >= entry["first"] and (year - entry["first"]) % entry["every"] == 0:
            full = {**entry, "cpv": "", "category": "services"}
            contract = _drawn(full, "", number + rank, year, copy, seed)
            changes = {"kind": "concession", "nature": "Concession de service public", "amendments": ()}
            yield Contract(**{**contract.__dict__, **changes, "procedure": "Procédure négociée ouverte"})


@lru_cache(maxsize=4096)
def contracts_of(year: int, copy: int, seed: int) -> tuple[Contract, ...]:
    """Every contract that the town notifies in a year; ``copy`` 0 is the town, the others make it bigger."""
    wanted = [*_needs(year), *_projects(year, copy, seed)]
    drawn = [_drawn(entry, lot, rank, year, copy, seed) for rank, (entry, lot) in enumerate(wanted, 1)]
    need = next(need for need in content()["need"] if "follow_ups" in need)
    start = year - (year - need["first"]) % need["every"]
    frames = drawn if start == year else list(contracts_of(start, copy, seed)) if start >= 2010 else []
    drawn += list(_follow_ups(frames, year, copy, len(drawn) + 1, seed))
    drawn += list(_concessions(year, copy, len(drawn) + 1, seed))
    return tuple(drawn)
