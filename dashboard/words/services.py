"""What the page of the municipal services says of an indicator: the last count, the season."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import month, period
from dashboard.locale.numbers import integer, is_known, ordinal
from dashboard.words.change import against, change

Row = Mapping[Any, Any]
FEWEST_YEARS = 3
MOST_FIGURES = 4
TRAINING, POLICE = "formation-numerique-seniors", "police-municipale"


def word(published: str) -> str:
    """A name or a unit that the town publishes, in the reader's language; as published where there is no translation.

    What French writes alike in the singular and the plural (« repas ») is a plural here.
    """
    told = ngettext(published, published, 2)
    return told if told != published else _(published)


def published_words() -> tuple[str, ...]:
    """The names and units that the town publishes today, so that their English is known."""
    return (
        _("Accueil de la mairie"), _("Conseiller numérique"), _("Espace public numérique"), _("État civil"),
        _("Formation numérique des seniors"), _("Médiathèque"), _("Police municipale"), _("Restauration scolaire"),
        _("appels"), _("visites"), _("accompagnements"), _("titres d’identité"), _("actes de décès"),
        _("actes de naissance"), _("PACS"), _("mariages"), _("inscrits"), _("prêts"),
        _("entrées"), _("inscrits actifs"), _("OTV passages faits"), _("doléances"), _("OTV demandées"),
        _("objets trouvés"), _("objets restitués"), _("repas servis"), _("demandes"), _("actes"), _("personnes"),
        _("passages"),
    )  # fmt: skip


def named(service: str, indicator: str) -> str:
    """An indicator with its service: « Accueil de la mairie, visites »."""
    return _("{service}, {indicator}").format(service=word(service), indicator=word(indicator))


def heading(text: str) -> str:
    """The same with a capital."""
    return text[:1].upper() + text[1:]


def selection(name: str, start: date, stop: date) -> str:
    """What the filters leave, in words."""
    return _("{name}, {period}").format(name=name, period=period(start, stop))


def period_name(start: Any, grain: str) -> str:
    """« octobre 2026 », « 2e trimestre 2026 », « 2025 »."""
    if grain == "an":
        return str(start.year)
    if grain == "trimestre":
        return _("{rank} trimestre {year}").format(rank=ordinal((start.month + 2) // 3), year=start.year)
    return month(start)


def title(indicator: str, row: Row) -> str:
    """The label of the figure: « Visites, octobre 2026 »."""
    return f"{heading(word(indicator))}, {period_name(row['period_start'], row['grain'])}"


def count(row: Row) -> str:
    """The count, « moins de 11 » when it is hidden."""
    return _("moins de 11") if row["is_masked"] else integer(row["value"])


def year_before(row: Row) -> str:
    """The note under the figure: the same period a year before."""
    if row["is_masked"]:
        return _("nombre caché\u00a0: moins de 11 personnes")
    return against(row["value"], row["year_before"])


def season(row: Row) -> str:
    """The count against the same period of the years before, in a few words."""
    if not is_known(row["value"]) or row["season_count"] < FEWEST_YEARS:
        return _("on ne peut pas conclure")
    if row["value"] > row["season_high"]:
        return _("plus que d’habitude")
    if row["value"] < row["season_low"]:
        return _("moins que d’habitude")
    return _("habituel pour la saison")


def ranked(indicators: Sequence[str], chosen: str) -> list[str]:
    """Those whose last number is told: the chosen one, then those that count most; four at most."""
    return [chosen, *(each for each in indicators if each != chosen)][:MOST_FIGURES]


def sentence(name: str, latest: Sequence[Row]) -> str:
    """What is true of the chosen indicator; readable alone."""
    return " ".join(last_count(name, row) for row in latest) or _("{name}\u00a0: rien n’est publié.").format(name=name)


def last_count(name: str, row: Row) -> str:
    """The last count, a year before, and what the years before make of it."""
    said = _("{name}\u00a0: {count} en {period}").format(
        name=name, count=count(row), period=period_name(row["period_start"], row["grain"])
    )
    if not row["is_final"]:
        said += _(" (chiffre provisoire)")
    if is_known(row["value"]) and is_known(row["year_before"]):
        said += _(", {change} en un an").format(change=change(row["value"], row["year_before"]))
    return f"{said}. {_explained(row)}"


def _explained(row: Row) -> str:
    if row["is_masked"]:
        return _("Sous 11 personnes, le nombre n’est pas montré.")
    if not is_known(row["value"]) or row["season_count"] < FEWEST_YEARS:
        return _("On ne peut pas dire si c’est habituel\u00a0: moins de trois années sont connues.")
    years = integer(row["season_count"])
    if row["value"] > row["season_high"]:
        return _("C’est plus que dans chacune des {n} années d’avant à la même période.").format(n=years)
    if row["value"] < row["season_low"]:
        return _("C’est moins que dans chacune des {n} années d’avant à la même période.").format(n=years)
    said = _("C’est habituel\u00a0: de {low} à {high} à la même période des {n} années d’avant.")
    return said.format(low=integer(row["season_low"]), high=integer(row["season_high"]), n=years)


def provisional(series: pd.DataFrame) -> list[tuple[datetime, str]]:
    """The event that marks the first provisional period of a series, if there is one."""
    found = series.loc[series["status"] == "provisoire", "period_start"]
    return [(found.iloc[0].to_pydatetime(), _("provisoire"))] if len(found) else []


def series_rule(series: pd.DataFrame) -> str:
    """How to read the main chart: the band, and the last period when it may still change."""
    band = _("En gris, du plus bas au plus haut des cinq années d’avant à la même période")
    return _("{rule}\u00a0; la dernière période est provisoire").format(rule=band) if provisional(series) else band


def series_summary(name: str, frame: pd.DataFrame) -> str:
    """The alternative text of a series: its range and its last value."""
    known = frame["value"].dropna()
    if known.empty:
        return _("{name}\u00a0: aucun nombre à montrer sur la période.").format(name=heading(name))
    return _("{name}\u00a0: de {low} à {high} par période, {last} à la dernière.").format(
        name=heading(name), low=integer(known.min()), high=integer(known.max()), last=integer(known.iloc[-1])
    )


def series_columns() -> dict[str, Column]:
    """What the export of a series holds."""
    return {
        "period_start": Column(_("Période"), "month"),
        "value": Column(_("Valeur"), "integer"),
        "year_before": Column(_("Un an avant"), "integer"),
        "season_low": Column(_("Bas de la saison"), "integer"),
        "season_high": Column(_("Haut de la saison"), "integer"),
        "status": Column(_("Statut")),
    }
