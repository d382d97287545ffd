"""Contracts inside a JSON file of essential procurement data, as the very text that was published.

Accepted shapes: ``{"marches": […]}`` (2019), ``{"marches": {"marche": […], "contrat-concession": […]}}`` (2022), a bare
list, one contract alone, one contract a line, and lists whose elements hold the contract under ``marche``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterator
from typing import Any

from dashboard.errors import Changed

CONTAINERS = frozenset(
    ("marches", "marche", "contrat-concession", "contrats-concession", "concessions", "contrats", "exemples")
)
CONTRACT_KEYS = frozenset(
    ("id", "uid", "objet", "montant", "acheteur", "titulaires", "autoriteConcedante", "concessionnaires",
     "valeurGlobale")
)
FLAT_KEYS = ("acheteur_id", "acheteur.id", "titulaire_id", "titulaire_id_1")

Found = tuple[str, Any]
_DECODER = json.JSONDecoder()
_BLANKS = re.compile(r"[ \t\r\n]*")


def contracts_in(text: str) -> list[Found]:
    """Each published element as (its text, its value), in file order; a file that holds none gives an empty list.

    Raises Changed when the text is not JSON, is cut short, or holds elements none of which is a contract.
    """
    try:
        found = list(_documents(text))
    except (ValueError, RecursionError) as error:
        raise Changed(f"JSON illisible ou tronqué : {error}", step="lecture") from error
    if found and not any(_is_contract(value) for _, value in found):
        raise Changed("aucun marché ni concession dans ce fichier", step="lecture")
    return found


def is_flat(value: object) -> bool:
    """Whether an element is a line of a table (``acheteur_id``, ``titulaire_id_1``…) rather than a nested contract."""
    return isinstance(value, dict) and any(key in value for key in FLAT_KEYS)


def buyer_of(value: object) -> str:
    """The buyer's published identifier without blanks, empty when there is none."""
    if not isinstance(value, dict):
        return ""
    buyer = value.get("acheteur") or value.get("autoriteConcedante") or {}
    published = buyer.get("id") if isinstance(buyer, dict) else value.get("acheteur_id")
    return re.sub(r"\s+", "", str(published or ""))


def _is_contract(value: object) -> bool:
    return isinstance(value, dict) and not CONTRACT_KEYS.isdisjoint(value)


def _documents(text: str) -> Iterator[Found]:
    """The elements of every document of the text: one, or one a line."""
    at = _skip(text, 0)
    while at < len(text):
        at = _skip(text, (yield from _walk(text, at)))


def _walk(text: str, at: int) -> Generator[Found, None, int]:
    """Yields the elements of the value that starts at ``at``; returns where it ends."""
    if text[at : at + 1] == "[":
        return (yield from _walk_list(text, at))
    if text[at : at + 1] == "{":
        return (yield from _walk_object(text, at))
    value, end = _DECODER.raw_decode(text, at)
    yield text[at:end], value
    return end


def _walk_list(text: str, at: int) -> Generator[Found, None, int]:
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        value, end = _DECODER.raw_decode(text, at)
        if isinstance(value, dict) and not CONTAINERS.isdisjoint(value):
            yield from _walk(text, at)
        else:
            yield text[at:end], value
        at = _after(text, end, "]")
    return at + 1


def _walk_object(text: str, start: int) -> Generator[Found, None, int]:
    """An object that holds contracts yields them; any other one is itself the element."""
    at, is_container = _skip(text, start + 1), False
    while text[at : at + 1] != "}":
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _expect(text, _skip(text, at), ":"))
        if key in CONTAINERS and text[at : at + 1] in ("[", "{"):
            is_container = True
            at = yield from _walk(text, at)
        else:
            at = _DECODER.raw_decode(text, at)[1]
        at = _after(text, at, "}")
    if not is_container:
        yield text[start : at + 1], json.loads(text[start : at + 1])
    return at + 1


def _after(text: str, at: int, close: str) -> int:
    """Past the comma that follows an element, or at the closing sign."""
    at = _skip(text, at)
    if text[at : at + 1] == close:
        return at
    at = _skip(text, _expect(text, at, ","))
    if text[at : at + 1] == close:
        raise json.JSONDecodeError("un élément est attendu après la virgule", text, at)
    return at


def _expect(text: str, at: int, sign: str) -> int:
    if text[at : at + 1] != sign:
        raise json.JSONDecodeError(f"« {sign} » attendu", text, at)
    return at + 1


def _skip(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks else at
