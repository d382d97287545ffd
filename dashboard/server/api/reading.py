"""One request to the API: its parameters, read strictly; the day it asks about; the language it wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NoReturn
from urllib.parse import quote

from starlette.requests import Request

from dashboard import data
from dashboard.locale import DEFAULT, Language, _, known
from dashboard.server.api.errors import ApiError
from dashboard.ui.address import match

MOST_ROWS = 10**9
_INTEGRAL = re.compile(r"(?<=\d)\.0+$")  # 60.0 is a whole number in JSON


class Reading:
    """What a client asks. A parameter given twice counts by its last value; one that is unknown does not count."""

    def __init__(self, request: Request) -> None:
        self._given = request.query_params
        self._path: Mapping[str, str] = request.path_params
        self.root = str(request.scope.get("root_path", ""))
        self.base = str(request.base_url.replace(path=self.root)).rstrip("/")

    @property
    def language(self) -> Language:
        """``langue`` when it is one of ours, French otherwise."""
        return known(self.text("langue")) or DEFAULT

    @property
    def id(self) -> str:
        """The last part of the address."""
        return self._path["id"]

    def address(self, *parts: str) -> str:
        """Where something of the API is, from the root of the site, whatever the proxy calls it."""
        return "/".join([self.root, "v1", *(quote(part, safe="@") for part in parts)])

    def text(self, name: str) -> str:
        """A parameter as given, without the spaces around it; empty when absent."""
        return self._given.get(name, "").strip()

    def day(self, name: str) -> date | None:
        """A day, None when absent. Raises ApiError 400 unless it reads ``AAAA-MM-JJ``."""
        value = self.text(name)
        if not value:
            return None
        try:
            found = date.fromisoformat(value) if len(value) == 10 else None
        except ValueError:
            found = None
        if found is None:
            self._refuse(name, _("« {name} » doit être un jour, comme 2026-11-23 ; reçu « {value} »."))
        return found

    def period(self) -> tuple[date | None, date | None]:
        """``debut`` and ``fin``, inclusive, the earlier first. Raises ApiError 400 when one is no day."""
        start, stop = self.day("debut"), self.day("fin")
        return (stop, start) if start and stop and start > stop else (start, stop)

    def past_day(self) -> date | None:
        """``au``: the day to read as of, None for now. Raises ApiError 404 for a day to come or before the first."""
        day, first = self.day("au"), data.first_day()
        if day is not None and day > data.today():
            words = _("« au » ({value}) est un jour à venir.").format(value=day)
            raise ApiError(404, words, parameter="au")
        if day is not None and (first is None or day < first):
            words = _("Les données commencent le {first} : rien n’est connu au {day}.")
            raise ApiError(404, words.format(first=first or "…", day=day), parameter="au")
        return day

    def number(self, name: str, default: int, most: int) -> int:
        """A whole number, ``most`` at most. Raises ApiError 400 for anything else, and beyond `MOST_ROWS`."""
        value = _INTEGRAL.sub("", self.text(name))
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and len(value) < 20 and int(value) <= MOST_ROWS):
            self._refuse(name, _("« {name} » doit être un nombre entier ; reçu « {value} »."))
        return min(int(value), most)

    def choice(self, name: str, labels: Mapping[str, str]) -> str | None:
        """One of a few values, by itself, its label or either without accents. Raises ApiError 400 for another."""
        value = self.text(name)
        if not value:
            return None
        found = match(value, labels)
        if found is None:
            self._refuse(name, _("« {name} » : valeur inconnue « {value} »."), list(labels))
        return found

    def _refuse(self, name: str, words: str, allowed: list[str] | None = None) -> NoReturn:
        shown = self.text(name)[:60]
        raise ApiError(400, words.format(name=name, value=shown), parameter=name, allowed=allowed)
