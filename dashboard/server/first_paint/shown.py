"""What is asked of a page and what is shown of it first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dashboard.data import DatasetCard
from dashboard.passports import Passport
from dashboard.ui.answers import Answer
from dashboard.ui.figure import Figure
from dashboard.ui.header import Aged
from dashboard.ui.indicator import IndicatorCard
from dashboard.ui.page import Page


@dataclass(frozen=True)
class Asked:
    """A page and what its address asks, right values only: a theme's name, an id that exists, else empty text."""

    page: Page
    now: datetime
    theme: str = ""
    id: str = ""


@dataclass(frozen=True)
class Shown:
    """A page in its first words: its sentence, figures, answers, indicators by theme and sources.

    ``is_dated`` says the state of the sources beside the title, or that of the one ``figure`` that the page is about;
    ``page`` replaces the title, question and theme of the page's file. ``filter_count`` leaves the room of so many
    filters between title and sentence, so that nothing moves when the app draws them.
    Cards of ``themes`` are shown without picture and passport.
    """

    sentence: str = ""
    selection: str = ""
    figures: Sequence[Figure] = ()
    answers: Sequence[Answer] = ()
    themes: Mapping[str, Sequence[IndicatorCard]] = field(default_factory=dict)
    cards: Sequence[DatasetCard | None] = ()
    page: Page | None = None
    filter_count: int = 0
    is_dated: bool = True
    figure: Aged | None = None
    passport: Passport | None = None
