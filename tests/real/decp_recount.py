"""The contracts of a published file counted by hand, in Python and pandas, to be held against ``core.contracts``.

Written from the published formats (schemas 2019 and 2022) and from the promises of the table, never from its SQL.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

import pandas as pd

Json = dict[str, Any]

NOTHING = {"CDL", "INX", "NC", "N.C.", "NULL", "NAN", "NONE"}
CPV_DIVISIONS = {3, 9, *range(14, 17), 18, 19, 22, 24, *range(30, 36), 37, 38, 39, *range(41, 46), 48, 50, 51, 55, 60,
                 *range(63, 67), *range(70, 74), 75, 76, 77, 79, 80, 85, 90, 92, 98}
PLACES = {"postal": r"\d{5}", "commune": r"\d[\dAB]\d{3}", "département": r"\d\d|2[AB]|9[78]\d", "région": r"\d\d",
          "pays": r"[A-Z]{2,3}", "canton": r"\d[\dAB]\d{2,3}", "arrondissement": r"\d[\dAB]\d{1,3}"}
INVISIBLE = re.compile("[\x00-\x20\x7f-\xa0\u200b\u200e\u200f\u2028-\u202f\u2066-\u2069\ufeff]+")
BLANKS = re.compile("[\\s\xa0\u202f.]+")
LATEST = date(2036, 11, 23)


@dataclass
class Recount:
    """What a file holds: contracts refused, totals by part and status, defects of contracts and of supplier links."""

    refused: Counter[str] = field(default_factory=Counter)
    totals: dict[tuple[str, bool, str], tuple[int, Decimal]] = field(default_factory=dict)
    defects: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)


def recount(contracts: list[Json], today: date) -> Recount:
    """The whole of a file, each contract once, in its latest state."""
    frame = pd.DataFrame([_row(contract, place, today) for place, contract in enumerate(contracts)])
    unnamed = frame[frame["id"].isna()]
    named = frame.drop(unnamed.index).sort_values(["changed", "amendments", "notified", "place"])
    latest = named.drop_duplicates(["buyer", "id"], keep="last")
    kept = latest.sort_values("id").drop_duplicates(["buyer", "version_of"], keep="last")
    refused = {"sans_identifiant": len(unnamed), "doublon": len(named) - len(latest),
               "version_anterieure": len(latest) - len(kept)}
    totals = {
        (str(kind), bool(framework), str(status)): (len(group), sum(group["amount"].dropna(), Decimal(0)))
        for (kind, framework, status), group in kept.groupby(["kind", "framework", "status"])
    }
    return Recount(Counter({reason: count for reason, count in refused.items() if count}), totals,
                   Counter(kept["defects"].explode().dropna()), Counter(kept["links"].explode().dropna()))


def _row(contract: Json, place: int, today: date) -> Json:
    """What decides of one contract; missing days come first in the order, as the oldest."""
    changes = sorted(_items(contract.get("modifications")), key=lambda change: _happened(change) or LATEST)
    notified, published = _day(_notified(contract)), _day(contract.get("datePublicationDonnees"))
    changed = [day for day in (published, *map(_happened, changes)) if day and day <= today]
    amended = [one for one in map(_money, changes) if one is not None and one > 0]
    signed = _money(contract)
    amount = amended[-1] if amended else signed
    named = [found for change in changes if (found := _suppliers(change))]
    suppliers = named[-1] if named else _suppliers(contract)
    number, buyer = _text(contract.get("id")), contract.get("acheteur") or contract.get("autoriteConcedante") or {}
    bought_by = _siret(buyer.get("id")) or re.sub(r"\s+", "", buyer.get("id") or "")
    said, status = f"{contract.get('nature')} {contract.get('techniques')}", _status(amount)
    return {
        "place": place, "id": number, "buyer": bought_by, "version_of": _version_of(contract, number),
        "changed": max(changed, default=date.min), "amendments": len(changes),
        "notified": notified if notified and notified <= today else date.min, "kind": _kind(contract),
        "framework": bool(re.search("accords?[- ]cadre", said, re.IGNORECASE)), "status": status,
        "amount": amount, "defects": list(_defects(contract, status, suppliers, buyer, today)),
        "links": [wrong for supplier in suppliers if (wrong := _link(supplier))],
    }  # fmt: skip


def _defects(contract: Json, status: str, suppliers: list[Json], buyer: Json, today: date) -> Iterator[str]:
    words = {"missing": "montant_absent", "zero": "montant_nul", "symbolic": "montant_symbolique",
             "placeholder": "montant_fictif", "absurd": "montant_aberrant"}
    if status in words:
        yield words[status]
    if _text(_amount(contract)) and _money(contract) is None:
        yield "montant_illisible"
    yield from _day_defects(contract, today)
    months = str(contract.get("dureeMois") or 0)
    if not (months.isdigit() and 1 <= int(months) <= 99 * 12):
        yield "duree_absente"
    yield from _cpv_defects(contract)
    if not _is_place(contract.get("lieuExecution") or {}):
        yield "lieu_inhabituel"
    yield from (f"{told}_absent{'e' if told == 'nature' else ''}" for told in ("objet", "nature")
                if _text(contract.get(told)) is None)
    if wrong := _siret_defect(buyer.get("id")):
        yield f"acheteur_{wrong}"
    if not suppliers:
        yield "titulaire_absent"
    if any(_is_siret_expected(one) and _siret_defect(one.get("id")) for one in suppliers):
        yield "titulaire_siret"
    yield from _text_defects(contract, suppliers, buyer)


def _day_defects(contract: Json, today: date) -> Iterator[str]:
    written = _notified(contract)
    notified, published = _day(written), _day(contract.get("datePublicationDonnees"))
    if _text(written) is None:
        yield "notification_absente"
    elif notified is None:
        yield "notification_illisible"
    elif notified > today:
        yield "notification_future"
    elif published and notified > published:
        yield "notification_apres_publication"


def _cpv_defects(contract: Json) -> Iterator[str]:
    written = (_text(contract.get("codeCPV")) or "").strip()
    if not written:
        if _kind(contract) == "marche":
            yield "cpv_absent"
        return
    code = written if re.fullmatch(r"\d{7,8}", written) else re.sub(r" ?-? ?\d$", "", written)
    whole = code.zfill(8) if re.fullmatch(r"\d{7,8}", code) else ""
    if not whole or int(whole[:2]) not in CPV_DIVISIONS:
        yield "cpv_illisible"
    elif len(re.match(r"\d*", written).group()) == 7:  # type: ignore[union-attr]
        yield "cpv_zero_perdu"


def _text_defects(contract: Json, suppliers: list[Json], buyer: Json) -> Iterator[str]:
    title, number = contract.get("objet") or "", (contract.get("id") or "").strip()
    if re.search(r"[\s/.]", number):
        yield "identifiant_inhabituel"
    told = [title, buyer.get("nom"), *(value for one in suppliers for value in one.values())]
    if any("\ufffd" in str(each) for each in told):
        yield "accents_perdus"
    if re.search("[\x00-\x1f\x7f-\x9f]", title):
        yield "caracteres_de_controle"
    if re.search(r"&(#\w{1,7}|[a-zA-Z]{2,8});", title):
        yield "entites_html"


def _kind(contract: Json) -> str:
    own = {"concessionnaires", "autoriteConcedante", "valeurGlobale"}
    return "concession" if own & contract.keys() or "concession" in str(contract.get("_type")).lower() else "marche"


def _version_of(contract: Json, number: str | None) -> str:
    """The 2019 format numbers the versions of a contract in its last two digits; what is signed stays the same."""
    is_later = "offresRecues" in contract or "considerationsSociales" in contract
    if number is None or is_later or not re.fullmatch(r"(19|20)\d\d.*\d\d", number):
        return str(number)
    signed = _items(contract.get("titulaires") or contract.get("concessionnaires"))
    return repr([number[:-2], _notified(contract), _amount(contract), contract.get("codeCPV"),
                 str(contract.get("objet")).lower(), sorted(str(one.get("id")) for one in signed)])


def _items(published: Any) -> list[Json]:
    """The elements of a list, each taken out of the key that wraps it since 2022."""
    found = []
    for item in published or []:
        values = list(item.values()) if isinstance(item, dict) else []
        found.append(values[0] if len(values) == 1 and isinstance(values[0], dict) else item)
    return [item for item in found if item]


def _suppliers(contract: Json) -> list[Json]:
    found: list[Json] = []
    for item in _items(contract.get("titulaires") or contract.get("concessionnaires")):
        one = {key: item.get(key) for key in ("id", "typeIdentifiant", "denominationSociale")}
        if one not in found and (one["id"] is not None or one["denominationSociale"] is not None):
            found.append(one)
    return found


def _amount(contract: Json) -> Any:
    value = contract.get("montant")
    return contract.get("valeurGlobale") if value is None else value


def _money(contract: Json) -> Decimal | None:
    try:
        return Decimal(str(_amount(contract)).strip()).quantize(Decimal("0.01"), ROUND_HALF_UP)
    except InvalidOperation:
        return None


def _status(amount: Decimal | None) -> str:
    if amount is None:
        return "missing"
    if amount <= 1:
        return "zero" if amount <= 0 else "symbolic"
    euros = str(int(amount))
    if euros in ("123456789", "12311111111") or (len(euros) >= 7 and set(euros) in ({"9"}, {"1"})):
        return "placeholder"
    return "absurd" if amount > 100_000_000 else "ok"


def _notified(contract: Json) -> Any:
    return contract.get("dateNotification") or contract.get("dateSignature")


def _happened(change: Json) -> date | None:
    days = (change.get("dateNotificationModification") or change.get("dateSignatureModification"),
            change.get("datePublicationDonneesModification"))
    return next((found for day in days if (found := _day(day))), None)


def _day(written: Any) -> date | None:
    try:
        day = date.fromisoformat(str(written)[:10])
    except ValueError:
        return None
    return day if date(1900, 1, 1) <= day <= LATEST else None


def _text(written: Any) -> str | None:
    told = INVISIBLE.sub(" ", html.unescape(str(written or ""))).strip()
    return told if told and told.upper() not in NOTHING else None


def _is_place(place: Json) -> bool:
    kind, code = _text(place.get("typeCode")), (_text(place.get("code")) or "").upper()
    if kind is None:
        return not code
    kind = re.sub("^code ", "", kind.lower()).replace("departement", "département").replace("region", "région")
    return bool(re.fullmatch(PLACES.get(kind, "(?!)"), re.sub("^FR-?", "", code) if kind == "postal" else code))


def _luhn(digits: str) -> bool:
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _is_siret(written: Any) -> bool:
    digits = str(written)
    if not re.fullmatch("[0-9]{14}", digits) or not digits.strip("0"):
        return False
    return _luhn(digits) or (digits.startswith("356000000") and sum(map(int, digits)) % 5 == 0)


def _siret(written: Any) -> str | None:
    digits = BLANKS.sub("", str(written or ""))
    if _is_siret(digits):
        return digits
    found = len(digits) == 13 and _is_siret(f"0{digits}") and _luhn(f"0{digits}"[:9])
    return f"0{digits}" if found else None


def _siret_defect(written: Any) -> str | None:
    told = str(written or "").strip()
    if told.upper() in ("", "-", "NC", "N.C.", "CDL", "INX", "NULL"):
        return "siret_absent"
    if _is_siret(written):
        return None
    digits = BLANKS.sub("", told)
    if _siret(written):
        return "siret_espaces" if BLANKS.search(str(written)) else "siret_zero_perdu"
    if not digits.isdigit():
        return "siret_non_numerique"
    return "siret_longueur" if len(digits) != 14 else "siret_cle_fausse" if digits.strip("0") else "siret_nul"


def _is_siret_expected(supplier: Json) -> bool:
    return (_text(supplier.get("typeIdentifiant")) or "SIRET").upper() == "SIRET"


def _link(supplier: Json) -> str | None:
    if _is_siret_expected(supplier):
        return _siret_defect(supplier.get("id"))
    return "type_inexact" if _siret(supplier.get("id")) else "identifiant_hors_siret"
