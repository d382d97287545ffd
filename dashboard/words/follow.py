"""What each dataset asks of its service, in words: late, invalid, incomplete."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import day, duration, observed
from dashboard.locale.numbers import integer, is_known, percent
from dashboard.ui.icons import Verdict
from dashboard.words.chained import chained
from dashboard.words.checks import checks

Row = Mapping[Any, Any]


def views() -> dict[str, str]:
    """The views of the page."""
    return {"taches": _("À faire"), "incidents": _("Incidents"), "attendus": _("Mises à jour attendues")}


def sentence(found: pd.DataFrame, service: str | None) -> str:
    """How many datasets ask for something, and what."""
    who = _("Les jeux de « {service} »").format(service=service) if service else _("Les jeux de la ville")
    asking = int((found["is_late"] | found["is_invalid"] | found["is_incomplete"]).sum())
    if found.empty:
        return _("{who} : aucun n’est connu.").format(who=who)
    if not asking:
        return _("{who} sont tous à l’heure, lisibles et complets.").format(who=who)
    words = ngettext(
        "{who} : {n} sur {all} demande quelque chose.", "{who} : {n} sur {all} demandent quelque chose.", asking
    )
    parts = [part for part in (late_part(found), invalid_part(found), incomplete_part(found)) if part]
    told = words.format(who=who, n=integer(asking), all=integer(len(found)))
    return f"{told} {_('En détail : {parts}.').format(parts=', '.join(parts))}"


def late_part(found: pd.DataFrame) -> str:
    """« 7 en retard », empty for none."""
    count = int(found["is_late"].sum())
    return _("{n} en retard").format(n=integer(count)) if count else ""


def invalid_part(found: pd.DataFrame) -> str:
    """« 3 avec des lignes refusées ou un contrôle en défaut », empty for none."""
    count = int(found["is_invalid"].sum())
    return _("{n} avec des données refusées ou douteuses").format(n=integer(count)) if count else ""


def incomplete_part(found: pd.DataFrame) -> str:
    """« 4 à compléter », empty for none."""
    count = int(found["is_incomplete"].sum())
    return _("{n} à compléter").format(n=integer(count)) if count else ""


def selection(service: str | None, theme: str | None) -> str:
    """What the filters leave, in words."""
    parts = [service or _("Tous les services"), _(theme) if theme else _("tous les thèmes")]
    return _("{selection} ; jeux de la ville et sources qu’elle suit, sans ceux repris d’un autre portail").format(
        selection=", ".join(parts)
    )


def lateness(row: Row, now: datetime) -> str:
    """Since when a dataset is late, and what it last brought."""
    since = duration(now.replace(tzinfo=None) - row["due_at"])
    if pd.isna(row["observed_at"]):
        return _("en retard de {since}").format(since=since)
    return _("en retard de {since} ; dernière mise à jour {at}").format(
        since=since, at=observed(row["observed_at"], now)
    )


def late_sign(row: Row) -> Verdict:
    """To watch while late, missed once three times the promise is over."""
    return "missed" if row["state"] == "stale" else "watch"


def invalidity(row: Row) -> str:
    """What was refused or doubted."""
    refused, odd, broken = int(row["rejected_count"]), int(row["odd_columns"]), checks(row["broken_checks"])
    return chained([
        _("dernière réception refusée ou manquée") if isinstance(row["error"], str) else "",
        ngettext("{n} ligne refusée", "{n} lignes refusées", refused).format(n=integer(refused)) if refused else "",
        ngettext("{n} colonne n’est pas ce qui est annoncé", "{n} colonnes ne sont pas ce qui est annoncé", odd).format(
            n=integer(odd)) if odd else "",
        _("contrôle en défaut : {check}").format(check=broken) if broken else "",
    ])  # fmt: skip


def lacks(row: Row) -> str:
    """What is missing of a dataset's card or rows."""
    words = {"licence": _("la licence"), "producteur": _("le producteur"), "theme": _("le thème"),
             "description": _("la description"), "rythme": _("un rythme de mise à jour"),
             "lignes": _("toute ligne de données")}  # fmt: skip
    missing = [words[key] for key in str(row["missing"] or "").split(", ") if key in words]
    empty, unplaced, wrong = row["filled_share"], int(row["unplaced_count"]), int(row["link_defect_count"])
    return chained([
        _("il manque {what}").format(what=", ".join(missing)) if missing else "",
        _("{share} des cellules remplies").format(share=percent(empty)) if is_known(empty) and empty < 0.8 else "",
        ngettext("{n} ligne non située", "{n} lignes non situées", unplaced).format(n=integer(unplaced))
        if unplaced else "",
        ngettext("{n} ligne au lien faux", "{n} lignes au lien faux", wrong).format(n=integer(wrong)) if wrong else "",
    ])  # fmt: skip


def withdrawn(row: Row) -> str:
    """Since when the portal lists a dataset no more."""
    return _("retiré du portail depuis le {day} ; ce qui en a été reçu reste").format(day=day(row["withdrawn_at"]))


def by_service(found: pd.DataFrame, names: Mapping[str, str]) -> list[tuple[str, str, int, int]]:
    """Service, its name, how many datasets ask for something, of how many: the most asked first."""
    asking = found["is_late"] | found["is_invalid"] | found["is_incomplete"]
    counts = (
        found.assign(asking=asking)
        .dropna(subset=["service"])
        .groupby("service")
        .agg(asking=("asking", "sum"), total=("asking", "size"))
    )
    ordered = counts.sort_values(["asking", "total"], ascending=False, kind="stable")
    return [
        (str(key), names.get(str(key), str(key)), int(row["asking"]), int(row["total"]))
        for key, row in ordered.iterrows()
        if row["asking"]
    ]


def asked_of(count: int, total: int) -> str:
    """« 4 sur 21 »."""
    return _("{n} sur {all}").format(n=integer(count), all=integer(total))


def rest(count: int, shown: int) -> str:
    """How many more there are, in the file."""
    more = count - shown
    return ngettext("Et {n} autre, dans l’export.", "Et {n} autres, dans l’export.", more).format(n=integer(more))


def file(found: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """What there is to do as a file says it: each service by its name, checks in the reader's language."""
    broken = found["broken_checks"].map(checks, na_action="ignore")
    return found.assign(service=found["service"].map(names), broken_checks=broken)


def columns() -> dict[str, Column]:
    """The file of what there is to do."""
    return {
        "dataset_id": Column(_("Identifiant")),
        "title": Column(_("Jeu de données")),
        "theme": Column(_("Thème")),
        "service": Column(_("Service")),
        "observed_at": Column(_("Dernière mise à jour"), "moment"),
        "due_at": Column(_("Promesse tenue jusqu’au"), "moment"),
        "state": Column(_("État")),
        "row_count": Column(_("Lignes"), "integer"),
        "rejected_count": Column(_("Lignes refusées"), "integer"),
        "link_defect_count": Column(_("Liens faux"), "integer"),
        "error": Column(_("Dernière erreur")),
        "broken_checks": Column(_("Contrôles en défaut")),
        "missing": Column(_("Manque")),
        "filled_share": Column(_("Cellules remplies"), "percent"),
        "unplaced_count": Column(_("Lignes non situées"), "integer"),
        "score": Column(_("Note de qualité"), "decimal", 1),
        "withdrawn_at": Column(_("Retiré le"), "date"),
        "is_late": Column(_("En retard"), "boolean"),
        "is_invalid": Column(_("Invalide"), "boolean"),
        "is_incomplete": Column(_("Incomplet"), "boolean"),
    }
