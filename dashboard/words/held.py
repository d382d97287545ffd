"""What the page of one dataset says: its state, its columns, what was refused, what was received, how to quote it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from dashboard.held.table import HeldColumn, Holding
from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.column import Kind as Cells
from dashboard.locale.dates import age, day, is_known
from dashboard.locale.numbers import decimal, integer
from dashboard.ui.held import Profiled
from dashboard.words import catalogue, held_names
from dashboard.words.held_columns import exact, extent, kind_word
from dashboard.words.held_columns import kinds as kinds_of

Row = Mapping[Any, Any]
LONGEST_EXAMPLE = 160
LICENCE_OUVERTE = ("licence ouverte", "etalab", "lov2")


def sentence(entry: Row, held: Holding | None, now: datetime) -> str:
    """Rows and columns, the age of the data, and whether its promise is kept."""
    return f"{size(entry, held)} {freshness(entry, now)}"


def size(entry: Row, held: Holding | None) -> str:
    """How much there is: what the town holds, else what the portal announces."""
    if held is None:
        announced = entry["announced_count"]
        if why := absence(entry):
            return why
        if not is_count(announced):
            return _("Ce jeu de données est au catalogue ; ses lignes ne sont pas encore arrivées ici.")
        rows = lines(int(announced))
        return _("Le portail annonce {rows} ; elles ne sont pas encore arrivées ici.").format(rows=rows)
    columns = ngettext("{n} colonne", "{n} colonnes", len(held.columns)).format(n=integer(len(held.columns)))
    said = _("{rows}, {columns}.").format(rows=lines(held.row_count), columns=columns)
    if is_count(entry["announced_count"]) and int(entry["announced_count"]) != held.row_count:
        said += " " + _("Le portail annonce {rows}, dont cette table est tirée.").format(
            rows=lines(int(entry["announced_count"]))
        )
    return said


def absence(entry: Row) -> str:
    """Why the rows of a dataset that is in the catalogue are not here; empty when they are only awaited."""
    reasons = {
        "empty": _("Le portail annonce ce jeu de données sans aucune ligne."),
        "too_large": _("Ses lignes ne sont pas reprises ici : il en a plus d’un million. Son portail les donne."),
        "unwanted": _("Ses lignes ne sont pas reprises ici : la ville ne garde pas ce jeu. Son portail les donne."),
        "refused": _("Ses lignes ne sont pas reprises ici : son identifiant ne peut pas figurer dans une adresse."),
    }
    return reasons.get(text(entry["shelf_state"]), "")


def is_count(value: Any) -> bool:
    """Whether a count is known: neither null nor missing."""
    return value is not None and not pd.isna(value)


def lines(count: int) -> str:
    """« 1 ligne », « 4 915 lignes »."""
    return ngettext("{n} ligne", "{n} lignes", count).format(n=integer(count))


def freshness(entry: Row, now: datetime) -> str:
    """When it was last updated, what was promised, and whether that is kept."""
    at = entry["observed_at"]
    updated = _("Mis à jour {age}.").format(age=age(at, now)) if is_known(at) else _("Date de mise à jour non connue.")
    told = catalogue.frequency(entry)
    if is_known(entry["withdrawn_at"]):
        gone = _("Retiré du portail le {day} : ce qui est montré est la dernière version reçue.")
        return f"{updated} {gone.format(day=day(entry['withdrawn_at']))}"
    if entry["kept"] == "none":
        return f"{updated} {_('Aucun rythme n’est annoncé : on ne peut pas dire s’il est à jour.')}"
    day_told = day(entry["promised_until"])
    words = (_("Rythme annoncé : {cadence}, tenu (jusqu’au {day}).") if entry["kept"] == "kept"
             else _("Rythme annoncé : {cadence}, dépassé depuis le {day}."))  # fmt: skip
    return f"{updated} {words.format(cadence=told.lower(), day=day_told)}"


def facts(entry: Row) -> list[tuple[str, str]]:
    """The card of the dataset."""
    words = entry["keywords"]
    found = [
        (_("Identifiant"), entry["dataset_id"]),
        (_("Sur le portail"), entry["portal_id"] if isinstance(entry["portal_id"], str) else _("non")),
        (_("Producteur"), text(entry["producer"]) or _("non dit")),
        (_("Licence"), text(entry["licence"]) or _("licence non dite")),
        (_("Provenance"), catalogue.origins()[origin(entry)]),
        (_("Mots-clés"), ", ".join(map(str, words)) if words is not None and len(words) else ""),
        (_("Limites"), _(text(entry["limits"])) if text(entry["limits"]) else ""),
    ]
    return [(term, told) for term, told in found if told]


def text(value: Any) -> str:
    """A text, empty when there is none."""
    return value if isinstance(value, str) else ""


def origin(entry: Row) -> str:
    """``ville``, ``federe`` or ``source``."""
    if not isinstance(entry["portal_id"], str):
        return "source"
    return "federe" if entry["is_federated"] else "ville"


def profiled(frame: pd.DataFrame, columns: Sequence[HeldColumn]) -> list[Profiled]:
    """The profile of each column in words."""
    told = {column.name: column for column in columns}
    return [_profiled(row, told[row["column"]]) for row in frame.to_dict("records")]


def _profiled(row: Row, column: HeldColumn) -> Profiled:
    kind, unit = kind_word(column), held_names.unit(column)
    shown = [exact(value, column) for value in row["examples"] if value is not None]
    return Profiled(
        label=held_names.label(column), name=column.name, description=held_names.description(column),
        kind=f"{kind} ({unit})" if unit else kind, filled=float(row["filled_share"]),
        distinct=integer(row["distinct_count"]), extent=extent(row["minimum"], row["maximum"], column),
        examples=" · ".join(each if len(each) <= 40 else each[:39] + "…" for each in shown[:4]),
    )  # fmt: skip


def preview_columns(frame: pd.DataFrame, columns: Sequence[HeldColumn]) -> dict[str, Column]:
    """How the preview writes each column: numbers with the decimals they have, names and years as they are."""
    found: dict[str, Column] = {}
    for column in columns:
        kind, digits = kinds_of(column, frame[column.name])
        found[column.name] = Column(held_names.label(column), kind, digits, held_names.unit(column))
    return found


def refused_sentence(frame: pd.DataFrame) -> str:
    """How many rows were left out, and how many fields flagged in rows that were kept."""
    if frame.empty:
        return _("Aucune ligne n’a été refusée.")
    is_row = frame["level"] == "row"
    rows, fields = int(frame.loc[is_row, "refused_count"].sum()), int(frame.loc[~is_row, "refused_count"].sum())
    said = []
    if rows:
        said.append(ngettext("{n} ligne publiée n’est pas reprise.", "{n} lignes publiées ne sont pas reprises.", rows))
    if fields:
        said.append(ngettext("{m} valeur est signalée dans une ligne reprise.",
                             "{m} valeurs sont signalées dans des lignes reprises.", fields))  # fmt: skip
    return " ".join(said).format(n=integer(rows), m=integer(fields))


def refused(frame: pd.DataFrame) -> pd.DataFrame:
    """Each reason with its count and an example as published."""
    return frame.assign(
        reason=[_(reason).replace("_", " ") for reason in frame["reason"]],
        level=[_("ligne non reprise") if level == "row" else _("valeur signalée") for level in frame["level"]],
        example=[example(row) for row in frame.to_dict("records")],
    )


def example(row: Row) -> str:
    """The examples of a reason; where they could tell of persons, that they are withheld."""
    if row["is_withheld"]:
        return _("non montrés : ces lignes pourraient parler de personnes")
    return " ⏎ ".join(cut(str(each)) for each in row["examples"])


def cut(example: str) -> str:
    """An example short enough for a cell."""
    return example if len(example) <= LONGEST_EXAMPLE else f"{example[:LONGEST_EXAMPLE]}…"


def refused_columns() -> dict[str, Column]:
    """What the table of reasons shows."""
    return {
        "reason": Column(_("Raison")),
        "level": Column(_("Ce qui en est fait")),
        "refused_count": Column(_("Nombre"), "integer"),
        "example": Column(_("Exemples, tels que publiés")),
    }


def received(frame: pd.DataFrame) -> pd.DataFrame:
    """The receptions in words."""
    words = {"landed": _("reçu"), "unchanged": _("inchangé"), "failed": _("échec"), "refused": _("refusé")}
    return frame.assign(
        outcome=[words.get(code, code) for code in frame["outcome"]],
        size=[_weight(size) for size in frame["size_bytes"]],
        reason=[text(reason) for reason in frame["reason"]],
    )


def _weight(size: Any) -> str:
    """Bytes in kilo or mega; a dash for none."""
    if not is_count(size) or not size:
        return "–"
    return f"{decimal(size / 1e6, 1)}\u00a0Mo" if size >= 1e6 else f"{decimal(size / 1e3, 1)}\u00a0ko"


def received_columns() -> dict[str, Column]:
    """What the table of receptions shows."""
    kind: Cells = "moment"
    return {
        "fetched_at": Column(_("Quand"), kind),
        "outcome": Column(_("Issue")),
        "reason": Column(_("Raison")),
        "part_count": Column(_("Fichiers"), "integer"),
        "size": Column(_("Taille")),
        "sha256": Column(_("Empreinte (SHA-256)")),
    }


def counts_said(counts: pd.DataFrame) -> str:
    """How the number of rows moved; since when it is known when there is a single day."""
    first, last = counts.iloc[0], counts.iloc[-1]
    if len(counts) == 1:
        return _("{rows} le {day}, premier jour gardé : le nombre de lignes se suivra à partir de là.").format(
            rows=lines(int(last["row_count"])), day=day(last["day"])
        )
    return _("De {first} le {start} à {last} le {stop}.").format(
        first=lines(int(first["row_count"])), start=day(first["day"]), last=lines(int(last["row_count"])),
        stop=day(last["day"]),
    )  # fmt: skip


def count_columns() -> dict[str, Column]:
    """How the twin of the history writes its columns."""
    return {"day": Column(_("Jour"), "date"), "row_count": Column(_("Lignes"), "integer")}


def quotation(entry: Row, now: datetime) -> str:
    """Producer, title, date of update, licence, day of consultation: what the Licence Ouverte asks of a reuse."""
    at = entry["observed_at"]
    parts = [
        text(entry["producer"]) or _("Producteur non dit"),
        f"«\u00a0{entry['title']}\u00a0»",
        _("mis à jour le {day}").format(day=day(at)) if is_known(at) else _("date de mise à jour non connue"),
        text(entry["licence"]) or _("licence non dite"),
        _("consulté le {day}").format(day=day(now)),
    ]
    return f"{', '.join(parts)}."


def licence_duty(entry: Row) -> str:
    """What the licence asks, when we know it."""
    name = text(entry["licence"]).lower()
    if any(word in name for word in LICENCE_OUVERTE):
        return _("La Licence Ouverte demande de citer la source et la date de mise à jour : la phrase suffit.")
    if "odbl" in name or "open database" in name:
        return _("L’ODbL demande de citer la source et de repartager une base dérivée sous la même licence.")
    if not name:
        return _("Aucune licence n’est dite : demandez au producteur avant de réutiliser ces données.")
    return _("Citez la source et sa date, et lisez la licence avant de réutiliser ces données.")
