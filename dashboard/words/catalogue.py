"""What the catalogue says: how many datasets, which promises are kept, and how the list is filtered and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from dashboard.locale import _, ngettext
from dashboard.locale.dates import duration
from dashboard.locale.numbers import integer, is_known, percent
from dashboard.ui.icons import Verdict

Row = Mapping[Any, Any]
_DAY = 86_400


@dataclass(frozen=True)
class Order:
    """A way to sort: the column's key, its direction, and its words in the list of choices."""

    column: str
    is_descending: bool
    label: str


def orders() -> dict[str, Order]:
    """The ways to sort, by the value that the address holds; the first one is the default."""
    return {
        "titre": Order("titre", False, _("Titre, de A à Z")),
        "titre-z": Order("titre", True, _("Titre, de Z à A")),
        "recents": Order("observation", True, _("Mis à jour le plus récemment")),
        "anciens": Order("observation", False, _("Mis à jour le plus anciennement")),
        "retards": Order("promesse", False, _("Promesse dépassée depuis le plus longtemps")),
        "promesses": Order("promesse", True, _("Promesse tenue pour le plus longtemps")),
        "lignes": Order("lignes", True, _("Le plus de lignes")),
        "lignes-peu": Order("lignes", False, _("Le moins de lignes")),
        "qualite": Order("qualite", False, _("Note de qualité la plus basse")),
        "qualite-haute": Order("qualite", True, _("Note de qualité la plus haute")),
    }


def origins() -> dict[str, str]:
    """Where a dataset stands."""
    return {
        "ville": _("Publié par la ville"),
        "federe": _("Repris d’un autre portail"),
        "source": _("Hors du portail"),
    }


def kept_words() -> dict[str, str]:
    """Whether the promised cadence is kept."""
    return {"kept": _("Rythme tenu"), "broken": _("Rythme non tenu"), "none": _("Pas de rythme annoncé")}


def states() -> dict[str, str]:
    """The states of a dataset, the best first."""
    return {
        "fresh": _("À jour"),
        "late": _("En retard"),
        "stale": _("Périmé"),
        "unpromised": _("Sans échéance datée"),
        "silent": _("Sans aucune ligne"),
        "withdrawn": _("Retiré du portail"),
    }


def verdict(state: str) -> Verdict:
    """The sign of a state."""
    signs: dict[str, Verdict] = {"fresh": "met", "late": "watch", "stale": "missed"}
    return signs.get(state, "unknown")


def frequency(row: Row) -> str:
    """The cadence as the publisher promises it, or as the town declared it for a source outside the portal."""
    told = row["frequency"]
    if isinstance(told, str):
        return _(told)
    return cadence(int(row["cadence_s"])) if is_known(row["cadence_s"]) else _("non annoncé")


def cadence(seconds: int) -> str:
    """« Quotidienne », « Mensuelle »; a span where French has no adjective."""
    named = (
        (_DAY, _DAY, _("Quotidienne")),
        (7 * _DAY, 7 * _DAY, _("Hebdomadaire")),
        (28 * _DAY, 31 * _DAY, _("Mensuelle")),
        (89 * _DAY, 92 * _DAY, _("Trimestrielle")),
        (180 * _DAY, 184 * _DAY, _("Semestrielle")),
        (365 * _DAY, 366 * _DAY, _("Annuelle")),
    )
    found = (word for low, high, word in named if low <= seconds <= high)
    every = _("tous les {duration}") if seconds > 2 * _DAY else _("toutes les {duration}")
    return next(found, every.format(duration=duration(timedelta(seconds=seconds))))


def published_frequencies() -> tuple[str, ...]:
    """The cadences that portals write, so that their English is known."""
    return (
        _("Quotidienne"), _("Hebdomadaire"), _("Bimensuelle"), _("Mensuelle"), _("Bimestrielle"), _("Trimestrielle"),
        _("Semestrielle"), _("Annuelle"), _("Au besoin"), _("Ponctuelle"), _("À chaque révision"),
        _("À chaque élection"),
    )  # fmt: skip


def sentence(row: Row) -> str:
    """How many datasets there are, whose they are, and how many keep their promise."""
    count = int(row["dataset_count"])
    said = ngettext("{n} jeu de données est montré ici", "{n} jeux de données sont montrés ici", count)
    pieces = [
        (row["own_count"], ngettext("{n} de la ville", "{n} de la ville", int(row["own_count"]))),
        (row["federated_count"],
         ngettext("{n} repris d’un autre portail", "{n} repris d’autres portails", int(row["federated_count"]))),
        (row["source_count"],
         ngettext("{n} source hors du portail", "{n} sources hors du portail", int(row["source_count"]))),
        (row["withdrawn_count"],
         ngettext("{n} retiré du portail", "{n} retirés du portail", int(row["withdrawn_count"]))),
    ]  # fmt: skip
    parts = ", ".join(words.format(n=integer(n)) for n, words in pieces if n)
    listed = _("{count} : {parts}.").format(count=said.format(n=integer(count)), parts=parts)
    return f"{listed} {promises(row)}"


def promises(row: Row) -> str:
    """How many keep the cadence they announce, how many do not, and how many announce none."""
    promised, kept = int(row["promised_count"]), int(row["kept_count"])
    none = int(row["unpromised_count"])
    if not promised:
        return _("Aucun n’annonce de rythme : on ne peut pas dire s’ils sont à jour.")
    said = ngettext(
        "Sur {n} qui annonce un rythme, {kept} le tient.", "Sur {n} qui annoncent un rythme, {kept} le tiennent.",
        promised,
    ).format(n=integer(promised), kept=integer(kept))
    if not none:
        return said
    more = ngettext(
        "{n} n’en annonce pas : on ne peut pas conclure pour lui.",
        "{n} n’en annoncent pas : on ne peut pas conclure pour eux.", none,
    )  # fmt: skip
    return f"{said} {more.format(n=integer(none))}"


def kept_share(row: Row) -> str:
    """The share that keeps its promise, of those that make one."""
    return percent(row["kept_count"] / row["promised_count"]) if row["promised_count"] else _("non connu")


def kept_note(row: Row) -> str:
    """The same two numbers, and the town's own: that of the indicator."""
    said = _("{kept} sur {n} qui annoncent un rythme").format(
        kept=integer(row["kept_count"]), n=integer(row["promised_count"])
    )
    if not row["own_promised_count"]:
        return said
    return _("{all} ; ceux de la ville : {kept} sur {n}").format(
        all=said, kept=integer(row["own_kept_count"]), n=integer(row["own_promised_count"])
    )


def withdrawn_note(row: Row) -> str:
    """Which datasets left the portal, the first three named."""
    titles = list(row["withdrawn_titles"])
    if not titles:
        return _("aucun n’a quitté le portail")
    rest = len(titles) - 3
    more = ngettext("et {n} autre", "et {n} autres", rest).format(n=integer(rest)) if rest > 0 else ""
    return ", ".join([*titles[:3], *([more] if more else [])])


def selection(found: int, rows: int, chosen: Mapping[str, str]) -> str:
    """What the filters leave: « 12 jeux de données, 4 915 lignes : thème Numérique, rythme non tenu »."""
    count = ngettext("{n} jeu de données", "{n} jeux de données", found).format(n=integer(found))
    lines = ngettext("{n} ligne", "{n} lignes", rows).format(n=integer(rows))
    kept = ", ".join(words for words in chosen.values() if words)
    return f"{count}, {lines} ({kept})" if kept else f"{count}, {lines}"
