"""The words inside exported files, and where the rows come from as lines and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, TypeVar

from dashboard.exports.table import Exported, Provenance, Source
from dashboard.locale import Language, _, use
from dashboard.locale.dates import day, long_day, long_moment

T = TypeVar("T")


@dataclass(frozen=True)
class Words:
    """What a file says besides its data, in one language."""

    truths: tuple[str, str]
    paris_time: str
    data: str
    passport: str
    lines: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: str
    cut: str
    source: str
    origin: str


def in_language(language: Language, make: Callable[[], T]) -> T:
    """What ``make`` says in a language, that of the caller left alone."""

    def say() -> T:
        use(language)
        return make()

    return copy_context().run(say)


def words(table: Exported, language: Language) -> Words:
    """The words of a file."""
    return in_language(language, lambda: Words(
        truths=(_("non"), _("oui")), paris_time=_("heure de Paris"), data=_("Données"), passport=_("Passeport"),
        lines=tuple(lines(table)), rows=_("Lignes"), cut=_("Textes coupés à 32 767 signes"),
        columns=(_("Colonne"), _("Nom technique"), _("Unité"), _("Description")),
        source=_("Source et licence"), origin=origin(table.provenance),
    ))  # fmt: skip


def lines(table: Exported) -> list[tuple[str, str]]:
    """The passport, a label and its text a line, in the language in use."""
    of = table.provenance
    told = [(_("Titre"), table.title)]
    for source in of.sources:
        told += source_lines(source)
    if len(of.licences) > 1:
        told.append((_("Plusieurs licences"), several(of.licences)))
    if of.is_demo:
        told.append((_("Démonstration"), _("Données de démonstration, inventées : ne pas les citer.")))
    told += [(_("Instantané"), of.snapshot_id), (_("Construit"), moment(of.built_at)), (_("Lu"), moment(of.as_of)),
             (_("Requête"), of.query), (_("Paramètres"), parameters(of)), (_("Requête SQL"), of.sql)]  # fmt: skip
    return [(label, text) for label, text in told if text]


def origin(of: Provenance) -> str:
    """Whose the rows are, under which licence and of which day, in one line; empty without a source."""
    told = [citation(source) for source in of.sources]
    if told and of.is_demo:
        told.append(_("Données de démonstration, inventées : ne pas les citer."))
    return " · ".join(told)


def citation(source: Source) -> str:
    """One dataset as its licence wants it named: title, producer, licence, last update."""
    at = source.observed_at or source.fetched_at
    updated = _("mise à jour du {day}").format(day=day(at)) if at else ""
    licence = source.licence or _("licence non précisée")
    return ", ".join(part for part in (source.title, source.producer, licence, updated) if part)


def several(licences: tuple[str, ...]) -> str:
    """What holds for rows that come from data under several licences."""
    words = _("Des données sous des licences différentes ({licences}) : chacune s’applique à ce qui vient d’elle.")
    return words.format(licences=", ".join(licences))


def source_lines(source: Source) -> list[tuple[str, str]]:
    """One dataset: whose, under which licence, of which dates."""
    licence = " : ".join(part for part in (source.licence, source.licence_url) if part)
    refused = str(source.rejected_count) if source.rejected_count else ""
    return [
        (_("Jeu de données"), f"{source.title} ({source.id})" if source.id else source.title),
        (_("Producteur"), source.producer), (_("Licence"), licence or _("non précisée")),
        (_("Observé"), moment(source.observed_at)), (_("Reçu"), moment(source.fetched_at)),
        (_("Lignes refusées"), refused), (_("Adresse"), source.address),
    ]  # fmt: skip


def moment(at: datetime | None) -> str:
    """An instant in words, hour of Paris; midnight in UTC is how a day is kept; nothing when there is none."""
    if at is None:
        return ""
    return long_day(at) if at.time() == time.min else f"{long_moment(at)} ({_('heure de Paris')})"


def parameters(of: Provenance) -> str:
    """The values a query was asked with."""
    return ", ".join(f"{name} = {value}" for name, value in of.parameters.items())


def passport(table: Exported) -> dict[str, Any]:
    """The same as values of JSON, for the formats that machines read. Instants as ISO 8601 in UTC."""
    of = table.provenance
    return {
        "title": table.title,
        "licences": list(of.licences),
        "is_demo": of.is_demo,
        "snapshot": of.snapshot_id or None,
        "built_at": iso(of.built_at),
        "as_of": iso(of.as_of),
        "query": of.query or None,
        "parameters": {name: None if value is None else str(value) for name, value in of.parameters.items()},
        "sql": of.sql or None,
        "sources": [
            {
                "id": source.id, "title": source.title, "producer": source.producer, "licence": source.licence,
                "licence_url": source.licence_url, "observed_at": iso(source.observed_at),
                "fetched_at": iso(source.fetched_at), "is_demo": source.is_demo,
                "rejected_count": source.rejected_count, "address": source.address or None,
            }
            for source in of.sources
        ],
        "columns": [
            {"name": field.name, "title": field.title, "kind": field.kind, "unit": field.unit or None,
             "description": field.description or None} for field in table.fields
        ],
    }  # fmt: skip


def iso(at: datetime | None) -> str | None:
    """An aware instant as ISO 8601."""
    return None if at is None else at.isoformat().replace("+00:00", "Z")
