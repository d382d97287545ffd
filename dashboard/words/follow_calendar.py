"""The updates expected in the next twelve months, in words and as entries of an agenda."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.agenda import Entry
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, month
from dashboard.locale.numbers import integer

Row = Mapping[Any, Any]


def step(months: int) -> str:
    """A cadence in words."""
    words = {
        1: _("chaque mois"),
        2: _("tous les deux mois"),
        3: _("chaque trimestre"),
        6: _("chaque semestre"),
        12: _("chaque année"),
    }
    return words.get(months) or _("tous les {n} mois").format(n=integer(months))


def sentence(expected: pd.DataFrame) -> str:
    """How many updates are due, and how many of them should have come already."""
    coming = expected[~expected["is_overdue"]]
    if expected.empty:
        return _("Aucune mise à jour n’est datée dans cette sélection.")
    told = ngettext(
        "{n} mise à jour est attendue d’ici douze mois, de {datasets}.",
        "{n} mises à jour sont attendues d’ici douze mois, de {datasets}.",
        len(coming),
    ).format(n=integer(len(coming)), datasets=datasets(coming["dataset_id"].nunique()))
    missing = int(expected["is_overdue"].sum())
    if not missing:
        return told
    late = ngettext("{n} autre aurait déjà dû venir.", "{n} autres auraient déjà dû venir.", missing)
    return f"{told} {late.format(n=integer(missing))}"


def datasets(count: int) -> str:
    """« 1 jeu », « 12 jeux »."""
    return ngettext("{n} jeu", "{n} jeux", count).format(n=integer(count))


def undated(often: int, unpromised: int) -> str:
    """Which datasets have no date, and why."""
    said = []
    if often:
        said.append(
            ngettext(
                "{n} jeu est mis à jour plus souvent que chaque mois : il n’a pas de date ici.",
                "{n} jeux sont mis à jour plus souvent que chaque mois : ils n’ont pas de date ici.",
                often,
            ).format(n=integer(often))
        )
    if unpromised:
        said.append(
            ngettext(
                "{n} jeu n’annonce aucun rythme : rien ne permet de l’attendre.",
                "{n} jeux n’annoncent aucun rythme : rien ne permet de les attendre.",
                unpromised,
            ).format(n=integer(unpromised))
        )
    said.append(
        _(
            "Chaque date est la dernière mise à jour plus le rythme annoncé au catalogue : une estimation. Elle "
            "est dite incertaine quand ce rythme n’a pas été tenu, ou pour une source hors du portail."
        )
    )
    return " ".join(said)


def by_month(expected: pd.DataFrame) -> pd.DataFrame:
    """Updates to come by month: month, update_count."""
    coming = expected[~expected["is_overdue"]]
    months = coming["expected_on"].dt.to_period("M").dt.to_timestamp()
    return coming.assign(month=months).groupby("month", as_index=False).agg(update_count=("dataset_id", "count"))


def months_summary(expected: pd.DataFrame) -> str:
    """The alternative text of the chart of months."""
    told = by_month(expected)
    most = told.sort_values("update_count", ascending=False, kind="stable").iloc[0]
    return _("{n} mises à jour attendues en {months} mois ; le plus chargé est {month}, avec {most}.").format(
        n=integer(told["update_count"].sum()),
        months=integer(len(told)),
        month=month(most["month"]),
        most=integer(most["update_count"]),
    )


def overdue(row: Row) -> str:
    """Since when an update is awaited."""
    return _("attendu vers le {day} ; {cadence}, dernière mise à jour le {last}").format(
        day=day(row["expected_on"]), cadence=step(int(row["step_months"])), last=day(row["updated_on"])
    )


def listed(expected: pd.DataFrame, *, whole: bool) -> list[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """For each month: its name, the updates to name, and those that come as every month; none when ``whole``."""
    coming = expected[~expected["is_overdue"]]
    found = []
    for period, part in coming.groupby(coming["expected_on"].dt.to_period("M")):
        rare = part if whole else part[part["step_months"] > 1]
        found.append((month(period.to_timestamp()), rare, part.drop(rare.index)))
    return found


def line(row: Row) -> str:
    """What follows the title of an update to come."""
    about = _("vers le {day}, {cadence}").format(day=day(row["expected_on"]), cadence=step(int(row["step_months"])))
    return _("{about} ; date incertaine").format(about=about) if row["is_uncertain"] else about


def monthly(count: int) -> str:
    """How many monthly datasets come in a month, besides those that are named."""
    return ngettext("{n} jeu mensuel", "{n} jeux mensuels", count).format(n=integer(count))


def agenda_name(town: str) -> str:
    """« Mises à jour attendues, Fleury-sur-Orne »."""
    return _("Mises à jour attendues, {town}").format(town=town)


def entries(expected: pd.DataFrame, insee: str) -> list[Entry]:
    """The agenda: one day an update to come, its identity that of the dataset and of its turn."""
    return [
        Entry(
            uid=f"{_identity(r)}@attendu-{insee}",
            on=r["expected_on"].date(),
            summary=_("Mise à jour attendue : {title}").format(title=r["title"]),
            description="\n".join(
                [
                    _("Rythme annoncé : {cadence}.").format(cadence=step(int(r["step_months"]))),
                    _("Dernière mise à jour : {day}.").format(day=day(r["updated_on"])),
                    _("Date incertaine.") if r["is_uncertain"] else _("Date estimée."),
                ]
            ),
            categories=(_("Données ouvertes"), _(r["theme"]) if r["theme"] else ""),
        )
        for r in expected[~expected["is_overdue"]].to_dict("records")
    ]


def _identity(row: Row) -> str:
    """The same for the same dataset and month: a later file moves the entry instead of adding one."""
    return hashlib.sha256(f"{row['dataset_id']}/{row['expected_on']:%Y-%m}".encode()).hexdigest()[:32]


def columns() -> dict[str, Column]:
    """The file of the updates to come."""
    return {
        "expected_on": Column(_("Attendu vers le"), "date"),
        "title": Column(_("Jeu de données")),
        "theme": Column(_("Thème")),
        "service": Column(_("Service")),
        "step_months": Column(_("Rythme (mois)"), "integer"),
        "updated_on": Column(_("Dernière mise à jour"), "date"),
        "is_overdue": Column(_("Déjà passé"), "boolean"),
        "is_uncertain": Column(_("Date incertaine"), "boolean"),
        "dataset_id": Column(_("Identifiant")),
    }
