"""What the river page says of floods: the last days against those of the past, levels to know, waves between gauges."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pandas as pd

from dashboard.figures.flood import Lag, lag
from dashboard.locale import _, language, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, in_paris, month, month_names
from dashboard.locale.numbers import decimal, integer, is_known, ordinal, quantity
from dashboard.ui.layout import Rank

MOST_RANKED = 8
MOST_DATED = 5
LEAST_HOURS = 0.5


def episode(row: Mapping[Any, Any]) -> str:
    """The last three days against the floods found in the readings; ``row`` is empty when none is known."""
    if not row:
        return _("On ne peut pas conclure sur les crues passées : il faut un an de mesures au moins.")
    count = int(row["episode_count"])
    if not row["is_flood"]:
        gap = _("L’eau est {gap}\u00a0m sous le seuil retenu ici, {level}\u00a0m.").format(
            gap=decimal(row["threshold_m"] - row["level_m"], 2), level=decimal(row["threshold_m"], 2)
        )
        known = ngettext("{n} crue retrouvée depuis {since}.", "{n} crues retrouvées depuis {since}.", count)
        told = _("Pas de crue ces trois derniers jours.")
        return f"{told} {gap} {known.format(n=integer(count), since=month(row['known_since']))}"
    return _("Crue en cours ou récente : {peak}\u00a0m au plus en trois jours. Si elle s’arrêtait là, elle serait la "
             "{rank} plus haute depuis {since}, sur {n} autres.").format(
        peak=decimal(row["peak_m"], 2), rank=place(int(row["rank"])), since=month(row["known_since"]), n=integer(count))


def place(rank: int) -> str:
    """A rank before « plus haute », empty for the first."""
    return "" if rank == 1 else ordinal(rank)


def threshold(row: Mapping[Any, Any]) -> str:
    """Which threshold makes a flood here, and that it is not official unless it is."""
    if not row:
        return ""
    level = decimal(row["threshold_m"], 2)
    if row["basis"] == "officiel":
        return _("Seuil : {level}\u00a0m, officiel.").format(level=level)
    if row["basis"] == "commune":
        return _("Seuil : {level}\u00a0m, déclaré par la commune ; il n’est pas officiel.").format(level=level)
    return _("Seuil : {level}\u00a0m, atteint un jour sur cent à cette station. C’est un repère statistique, "
             "pas un seuil officiel de vigilance.").format(level=level)


def ranks(frame: pd.DataFrame, latest: datetime) -> list[Rank]:
    """The highest floods found, with how long and how fast; one of the week before ``latest`` stands out."""
    return [
        Rank(day(row["peak_at"]), row["peak_m"], quantity(row["peak_m"], "m", 2), note=_note(row),
             highlight=(latest - row["peak_at"]).days < 7)
        for row in frame.head(MOST_RANKED).to_dict("records")
    ]  # fmt: skip


def _note(row: Mapping[Any, Any]) -> str:
    days = int(row["day_count"])
    lasted = ngettext("{n} jour", "{n} jours", days).format(n=integer(days))
    if not is_known(row["rise_m_per_h"]):
        return lasted
    rise = _("jusqu’à {n}\u00a0cm/h").format(n=decimal(row["rise_m_per_h"] * 100, 0))
    return f"{lasted}, {rise}"


def dated(frame: pd.DataFrame, first: datetime | None, last: datetime | None) -> list[tuple[datetime, float, str]]:
    """The highest floods of a long curve, to mark on it, far enough apart for their words to be read on a phone."""
    if first is None or last is None or frame.empty:
        return []
    apart, kept = (last - first) / MOST_DATED, list[tuple[datetime, float, str]]()
    for row in frame[frame["peak_at"] >= first].to_dict("records"):
        at = row["peak_at"].to_pydatetime()
        if all(abs(at - other) >= apart for other, _height, _words in kept):
            kept.append((at, row["peak_m"], f"{short_month(at)}\n{quantity(row['peak_m'], 'm', 2)}"))
    return kept[:MOST_DATED]


def short_month(at: datetime) -> str:
    """« janv. 2025 »."""
    on = in_paris(at)
    return f"{month_names('abbreviated', language())[on.month]} {on.year}"


def episode_columns() -> dict[str, Column]:
    """How the table of floods is written."""
    return {
        "rank": Column(_("Rang"), "integer"),
        "peak_at": Column(_("Pic"), "moment"),
        "peak_m": Column(_("Niveau du pic"), "decimal", 2, "m"),
        "peak_flow_m3s": Column(_("Débit du pic"), "decimal", 0, "m³/s"),
        "day_count": Column(_("Durée en jours"), "integer"),
        "rise_cm_per_h": Column(_("Montée la plus rapide"), "decimal", 0, "cm/h"),
    }


def with_rise(frame: pd.DataFrame) -> pd.DataFrame:
    """The floods with their fastest rise in centimetres an hour, as it is said aloud."""
    return frame.assign(rise_cm_per_h=frame["rise_m_per_h"] * 100)


def shown_columns(frame: pd.DataFrame) -> dict[str, Column]:
    """The columns that have something to say at this station."""
    return {name: column for name, column in episode_columns().items()
            if name != "peak_flow_m3s" or frame[name].notna().any()}  # fmt: skip


def marks(frame: pd.DataFrame) -> pd.DataFrame:
    """Levels to know, their kind, date and status in words."""
    kinds = {"seuil": _("Seuil"), "crue": _("Crue")}
    states = {
        "officiel": _("officiel"), "commune": _("commune, non officiel"), "presse": _("presse, non officiel"),
        "démonstration": _("démonstration, non officiel"),
    }  # fmt: skip
    told = frame.assign(label=frame["label"].map(_), origin=frame["origin"].map(_), kind=frame["kind"].map(kinds))
    return told.assign(dated=[when(each) for each in frame["dated"]],
                       status=frame["status"].map(states).fillna(_("non connu")))  # fmt: skip


def when(text: str | None) -> str:
    """A declared date as precise as it was declared: « 2021 », « février 2021 », « 4 févr. 2021 »."""
    if not isinstance(text, str):
        return ""
    parts = [int(part) for part in text.split("-")]
    writers = {1: lambda on: str(on.year), 2: month, 3: day}
    return writers[len(parts)](date(*(parts + [1, 1])[:3]))


def mark_columns(frame: pd.DataFrame) -> dict[str, Column]:
    """How the table of levels to know is written: the date and the link where one has any."""
    written = {
        "label": Column(_("Repère")),
        "level_m": Column(_("Niveau"), "decimal", 2, "m"),
        "gap_m": Column(_("Reste à monter"), "decimal", 2, "m"),
        "dated": Column(_("Date")),
        "origin": Column(_("Source")),
        "link": Column(_("Lien")),
        "status": Column(_("Statut")),
    }
    return {name: column for name, column in written.items() if name not in ("dated", "link") or frame[name].any()}


def waves(frame: pd.DataFrame, here: str, names: Mapping[str, str]) -> list[str]:
    """One sentence for each other gauge: when its waves pass, as past floods showed."""
    said = []
    for other, name in names.items():
        pairs = frame.loc[frame["other_id"] == other, ["lag_h", "correlation"]]
        found = lag((float(hours), float(alike)) for hours, alike in pairs.itertuples(index=False))
        said.append(_wave(found, here, name, len(pairs)))
    return said


def _wave(found: Lag | None, here: str, other: str, count: int) -> str:
    if found is None:
        told = ngettext(
            "Entre {other} et {here}, on ne peut pas conclure sur le décalage : {n} crue commune, ou des vagues "
            "trop différentes.",
            "Entre {other} et {here}, on ne peut pas conclure sur le décalage : {n} crues communes, ou des vagues "
            "trop différentes.",
            count,
        )
        return told.format(other=other, here=here, n=integer(count))
    first, then = (other, here) if found.middle >= 0 else (here, other)
    if abs(found.middle) < LEAST_HOURS:
        return _("{other} et {here} montent dans la même heure.").format(other=other, here=here)
    told = ngettext(
        "Une crue passe à {first}, puis à {then} environ {hours} plus tard ({spread}, sur {n} crue).",
        "Une crue passe à {first}, puis à {then} environ {hours} plus tard ({spread}, sur {n} crues).",
        found.count,
    )
    return told.format(first=first, then=then, hours=_hours(abs(found.middle)), spread=spread(found), n=found.count)


def _hours(hours: float) -> str:
    return ngettext("{n} heure", "{n} heures", round(hours)).format(n=decimal(hours, 0))


def spread(found: Lag) -> str:
    """How much floods disagree, in words; the measure itself is to the hour."""
    low, high = sorted((abs(found.low), abs(found.high)))
    if high - low < LEAST_HOURS:
        return _("à une heure près")
    return _("de {low} à {high}\u00a0heures le plus souvent").format(low=decimal(low, 0), high=decimal(high, 0))
