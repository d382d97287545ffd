"""The defects of real procurement files, put into a few contracts, always the same ones.

Kinds and spellings are those counted in four platforms' real files; a reader must take each as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dashboard.demo.suppliers import Supplier
from dashboard.demo.tenders import Contract

PLACEHOLDER = 999_999_999.0


def _supplier(change: Callable[[Supplier], Supplier]) -> Callable[[Contract], Contract]:
    return lambda contract: replace(contract, suppliers=(change(contract.suppliers[0]), *contract.suppliers[1:]))


def _blank_inside(supplier: Supplier) -> Supplier:
    return replace(supplier, id=f"{supplier.id[:3]} {supplier.id[3:6]} {supplier.id[6:9]} {supplier.id[9:]}")


def _without_first_zero(supplier: Supplier) -> Supplier:
    return replace(supplier, id=supplier.id[1:])


def _wrong_key(supplier: Supplier) -> Supplier:
    return replace(supplier, id=supplier.id[:-1] + str((int(supplier.id[-1]) + 5) % 10))


def _foreign(supplier: Supplier) -> Supplier:
    return Supplier("Firma Fiktiva BV", "BE 0000000196", "TVA")


def _published_first(contract: Contract) -> Contract:
    return replace(contract, published=contract.notified - timedelta(days=20))


# Year and number of the contract → what is wrong with it.
_DEFECTS: dict[str, Callable[[Contract], Contract]] = {
    "2017004": lambda contract: replace(contract, amount=PLACEHOLDER, nature="Accord-cadre", amendments=()),
    "2017009": lambda contract: replace(contract, object=contract.object.replace("é", "\ufffd")),
    "2018007": lambda contract: replace(contract, amount=0.0, amendments=()),
    "2019002": _supplier(_blank_inside),
    "2019009": lambda contract: replace(contract, amount=1.0, amendments=()),
    "2019012": lambda contract: replace(contract, cpv=""),
    "2020011": _supplier(_without_first_zero),
    "2021003": lambda contract: replace(contract, object=contract.object.replace("’", "&#039;") + " &amp; divers"),
    "2021008": _published_first,
    "2022005": _supplier(_wrong_key),
    "2023010": _supplier(_foreign),
    "2024007": _supplier(lambda supplier: replace(supplier, id=f" {supplier.id} ")),
    "2025005": _supplier(_wrong_key),
}
UNDATED = frozenset({"2020006"})  # no dateNotification at all
TWICE = frozenset({"2022009", "2018003"})  # sent by two platforms


def soiled(contract: Contract) -> Contract:
    """The contract with its defect, or as it is when it has none."""
    return _DEFECTS[contract.id](contract) if contract.id in _DEFECTS else contract


def soiled_2019(contract: Contract, published: dict[str, Any]) -> dict[str, Any]:
    """A 2019-format contract with what platforms do to dates: zone suffixes in 2018, one date missing."""
    if contract.id in UNDATED:
        published = {key: value for key, value in published.items() if key != "dateNotification"}
    if contract.notified.year == 2018:
        suffix = "+02:00" if 4 <= contract.notified.month <= 10 else "+01:00"
        dated = {key: value + suffix for key, value in published.items() if key.startswith("date")}
        published = {**published, **dated}
    return published
