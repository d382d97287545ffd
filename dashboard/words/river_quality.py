"""How well a gauge did over a month: late, missing, flagged, revised, as figures and as one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from dashboard.figures.freshness import freshness
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import age
from dashboard.locale.numbers import integer, is_known, percent
from dashboard.passports import Passport
from dashboard.ui.cards import DatasetCard
from dashboard.ui.figure import Figure


def is_late(measured_at: datetime, now: datetime, card: DatasetCard | None) -> bool:
    """Whether this gauge is silent for longer than its source should be: nothing of it is then « now »."""
    late, stale = (card.late_after, card.stale_after) if card else (timedelta(hours=2), timedelta(hours=24))
    return freshness(measured_at, now, late, stale) != "fresh"


def lateness(measured_at: datetime, now: datetime) -> str:
    """The sentence of a gauge that is late."""
    told = _("Cette station est en retard : sa dernière mesure date d’{age}. Ce qui suit n’est plus « maintenant ».")
    return told.format(age=age(measured_at, now))


def figures(row: Mapping[Any, Any], passport: Passport) -> list[Figure]:
    """Missing share, longest silence, flagged values, revisions: over 31 days and the silence since."""
    readings = integer(row["reading_count"])
    step = _("une mesure toutes les {n}\u00a0min").format(n=integer(row["step_min"]))
    cuts = int(row["gap_count"])
    missing = share(row["missing_share"]) if is_known(row["missing_share"]) else _("non connu")
    return [
        Figure(_("Mesures manquantes"), missing, passport=passport,
               note=_("{n} reçues en {days}\u00a0jours, {step}").format(n=readings, days=days(row), step=step)),
        Figure(_("Plus long silence"), integer(row["longest_gap_min"]), "min", passport=passport,
               note=ngettext("{n} interruption de plus d’une heure", "{n} interruptions de plus d’une heure",
                             cuts).format(n=integer(cuts))),
        Figure(_("Valeurs signalées"), integer(row["suspect_count"]), passport=passport,
               note=_("montrés ici, laissés hors des courbes")),
        Figure(_("Valeurs révisées"), integer(row["revised_count"]), passport=passport,
               note=_("changées par le producteur après publication")),
    ]  # fmt: skip


def sentence(row: Mapping[Any, Any]) -> str:
    """The month of a gauge in one sentence, which names its defects."""
    missing = row["missing_share"]
    if not is_known(missing):
        return _("On ne peut pas conclure sur la qualité de cette station : trop peu de mesures.")
    found = defects(row)
    if missing >= 0.05:
        said = _("Cette station a manqué {share} de ses mesures en {days}\u00a0jours : "
                 "lisez ses courbes avec prudence.")  # fmt: skip
    elif not found:
        said = _("Cette station a transmis sans défaut en {days}\u00a0jours ({share} de mesures manquantes).")
    elif is_nothing(missing):
        said = _("Cette station a tout transmis en {days}\u00a0jours, avec {defects}.")
    else:
        said = _("Cette station a presque tout transmis en {days}\u00a0jours ({share} de mesures manquantes), "
                 "avec {defects}.")  # fmt: skip
    return said.format(share=share(missing), days=days(row), defects=found)


def days(row: Mapping[Any, Any]) -> str:
    """Over how many days it is judged: thirty-one, and those of its silence."""
    return integer(row["day_count"])


def is_nothing(missing: float) -> bool:
    """Whether not one reading is missing: the first and the last of a month are rarely a whole step apart."""
    return missing < 1e-4


def share(missing: float) -> str:
    """A share that is small and not zero is never written as zero."""
    if not is_nothing(missing) and missing < 0.0005:
        return _("moins de {share}").format(share=percent(0.001, 1))
    return percent(0.0 if is_nothing(missing) else missing, 1)


def defects(row: Mapping[Any, Any]) -> str:
    """What else went wrong, counted: flagged values, breaks."""
    suspects, cuts = int(row["suspect_count"]), int(row["gap_count"])
    flagged = ngettext("{n} valeur signalée", "{n} valeurs signalées", suspects).format(n=integer(suspects))
    broken = ngettext("{n} interruption de plus d’une heure", "{n} interruptions de plus d’une heure", cuts).format(
        n=integer(cuts))
    said = [words for words, count in ((flagged, suspects), (broken, cuts)) if count]
    return _(" et ").join(said)


def instant(now: datetime) -> datetime:
    """The moment up to which quality is counted, to five minutes, so that what was counted serves again."""
    return now.replace(tzinfo=None, second=0, microsecond=0, minute=now.minute - now.minute % 5)


def flagged_columns(frame: pd.DataFrame) -> dict[str, Column]:
    """How the table of flagged values is written: only the measures of which one is flagged."""
    written = {
        "measured_at": Column(_("Heure"), "moment"),
        "level_m": Column(_("Niveau reçu"), "decimal", 3, "m"),
        "flow_m3s": Column(_("Débit reçu"), "decimal", 3, "m³/s"),
    }
    return {name: column for name, column in written.items() if frame[name].notna().any()}
