"""What the page says of residents' requests: how many, how long they wait, how many still do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.locale import _, ngettext
from dashboard.locale.column import Column
from dashboard.locale.dates import month, period
from dashboard.locale.numbers import integer, is_known, percent
from dashboard.words.change import against
from dashboard.words.services import word

Row = Mapping[Any, Any]
Rank = tuple[str, float, str, str, str]
ALL = ("all", "*")


def published_words() -> tuple[str, ...]:
    """The objects and channels that the town publishes today, so that their English is known."""
    return (
        _("doléance voirie"), _("éclairage"), _("propreté"), _("bruit"), _("objet trouvé"), _("OTV"), _("rendez-vous"),
        _("erreur de donnée"), _("doléances"), _("portail"), _("téléphone"), _("guichet"), _("courriel"),
        _("non renseignée"), _("non renseigné"), _("0 à 14 jours"), _("15 à 29 jours"), _("30 à 89 jours"),
        _("90 jours et plus"),
    )  # fmt: skip


def object_name(published: str) -> str:
    """An object or a channel in the reader’s language."""
    return word(published)


def choices(groups: pd.DataFrame) -> dict[str, str]:
    """What the filter offers, by its value in the address: « category:bruit » → « Objet : bruit »."""
    kinds = {"category": _("Objet\u00a0: {name}"), "channel": _("Canal\u00a0: {name}")}
    return {
        f"{row['dimension']}:{row['value']}": kinds[row["dimension"]].format(name=object_name(row["value"]))
        for row in groups.to_dict("records")
    }


def chosen(option: str | None) -> tuple[str, str]:
    """The dimension and value of a choice; all of them when nothing is chosen."""
    dimension, _colon, value = (option or "").partition(":")
    return (dimension, value) if value else ALL


def sentence(row: Row, waited: Row | None, name: str, closed: Row | None) -> str:
    """How many were received, how fast they are closed, how long half of them wait; readable alone."""
    if not is_known(row["received_count"]):
        return _("{name}\u00a0: nombres cachés sur la période, trop petits ou qui en donneraient un.").format(name=name)
    count = int(row["received_count"])
    words = ngettext("{n} demande reçue, {period}", "{n} demandes reçues, {period}", count)
    said = words.format(n=integer(count), period=span(row))
    if row["masked_count"]:
        said += _(" (sans les trimestres cachés)")
    if closed is not None and is_known(closed["quick_share"]):
        said += _closed(closed)
    return _("{name}\u00a0: {said}. {more}").format(name=name, said=said, more=_half(waited))


def _closed(closed: Row) -> str:
    """The share closed in 15 days: of the same quarters, or of the last whole year, which is then named."""
    share = percent(closed["quick_share"])
    if "year" in closed:
        return _("\u00a0; {share} de celles de {year} sont closes en 15 jours").format(share=share, year=closed["year"])
    return _("\u00a0; {share} des signalements sont clos en 15 jours").format(share=share)


def _half(waited: Row | None) -> str:
    if waited is None:
        return _("On ne peut rien dire de l’attente\u00a0: moins de 55 demandes cette année.")
    if not is_known(waited["median_days"]):
        return _("Plus de la moitié de celles de l’année attendent encore.")
    words = ngettext(
        "La moitié de celles de l’année est close en {n} jour.",
        "La moitié de celles de l’année est close en {n} jours.",
        int(waited["median_days"]),
    )
    return words.format(n=integer(waited["median_days"]))


def span(row: Row) -> str:
    """The whole quarters counted."""
    return period(row["first_on"], row["last_on"])


def days(value: Any) -> str:
    """« 12 jours », « pas encore atteint »."""
    if not is_known(value):
        return _("pas encore atteint")
    return ngettext("{n} jour", "{n} jours", int(value)).format(n=integer(value))


def quartiles(waited: Row | None) -> str:
    """The note under the median: a quarter, three quarters."""
    if waited is None:
        return _("moins de 55 demandes cette année")
    return _("un quart en {low}, trois quarts en {high}").format(
        low=days(waited["first_quartile_days"]), high=days(waited["third_quartile_days"])
    )


def share(row: Row | None) -> str:
    """The share closed in 15 days; « caché » when it is not shown."""
    return percent(row["quick_share"]) if row is not None and is_known(row["quick_share"]) else _("caché")


def quick(row: Row | None) -> str:
    """Of how many the share is, of which cohort; « caché » where either part is small."""
    if row is None or not is_known(row["quick_count"]):
        return _("caché\u00a0: trop peu de demandes, ou d’un autre objet")
    received = row["received_count"] if "year" in row else row["aged_count"]
    when = _("en {year}").format(year=row["year"]) if "year" in row else span(row)
    return _("{quick} sur {received} reçues, {when}, ouvertes comprises").format(
        quick=integer(row["quick_count"]), received=integer(received), when=when
    )


def town_figures(row: Row) -> list[tuple[str, str, str, str]]:
    """Label, value, unit and note of what the town received, closed and leaves open, whole quarters."""
    received = integer(row["received_count"]) if is_known(row["received_count"]) else _("caché")
    return [
        (_("Demandes reçues"), received, "", against(row["received_count"], row["before_count"])),
        (_("Signalements clos en 15 jours"), share(row), "", quick(row)),
        (_("Demandes encore ouvertes"), *_stock(row["open_count"], row["open_on"])),
    ]  # fmt: skip


def _stock(count: Any, end: Any) -> tuple[str, str, str]:
    if end is None or pd.isna(end):
        return _("non connu"), "", _("aucun mois entier dans la période")
    return integer(count) if is_known(count) else _("caché"), "", _stock_note(end)


def _stock_note(end: Any) -> str:
    return _("fin {month}, reçues ce mois-là ou avant").format(month=month(end))


def open_now(backlog: pd.DataFrame) -> tuple[str, str]:
    """The last month's open requests and its note; « caché » when hidden, by itself or with another."""
    if backlog.empty:
        return _("non connu"), _("aucun mois entier dans la période")
    last = backlog.iloc[-1]
    return _("caché") if last["is_masked"] else integer(last["open_count"]), _stock_note(last["month"])


def kinds_summary(kinds: pd.DataFrame) -> str:
    """The alternative text of the kinds side by side: the last quarter shown of each."""
    known = kinds[kinds["received_count"].notna()]
    told = [f"{object_name(str(kind))} {integer(rows['received_count'].iloc[-1])}"
            for kind, rows in known.groupby("kind")]
    return _("Au dernier trimestre montré\u00a0: {told}.").format(told=", ".join(told))


def open_ranks(frame: pd.DataFrame, *, is_age: bool = False) -> list[Rank]:
    """What waits at the end of the last month, each object or age; hidden ones last, ages in order."""
    last = frame[frame["month"] == frame["month"].max()]
    found = last if is_age else last.sort_values("open_count", ascending=False, na_position="last", kind="stable")
    return [(_capital(object_name(row["value"])), _length(row["open_count"]),
             integer(row["open_count"]) if is_known(row["open_count"]) else _("caché"), "", "")
            for row in found.to_dict("records")]  # fmt: skip


def ranks(frame: pd.DataFrame) -> list[Rank]:
    """Requests by object or channel; hidden quarters are said."""
    return [(_capital(object_name(row["value"])), _length(row["received_count"]), _count(row), "", _hidden(row))
            for row in frame.to_dict("records")]


def _count(row: Row) -> str:
    return integer(row["received_count"]) if is_known(row["received_count"]) else _("caché")


def _hidden(row: Row) -> str:
    count = int(row["masked_count"])
    return ngettext("{n} trimestre caché", "{n} trimestres cachés", count).format(n=integer(count)) if count else ""


def wait_ranks(frame: pd.DataFrame) -> list[Rank]:
    """The median wait of each object, with its quartiles."""
    return [(_capital(object_name(row["value"])), _length(row["median_days"]), days(row["median_days"]), "",
             quartiles(row)) for row in frame.to_dict("records")]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _length(value: Any) -> float:
    return float(value) if is_known(value) else 0.0


def curves(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows of `services/survie` with the name of each series and the tooltip's sentence."""
    names = {year: _("Toutes les années") if year == 0 else str(year) for year in frame["year"].unique()}
    told = [
        _("{series}\u00a0: après {days}, {share}\u00a0% attendent encore").format(
            series=names[row["year"]], days=days(row["delay_days"]), share=integer(row["open_share"])
        )
        for row in frame.to_dict("records")
    ]
    return frame.assign(series=frame["year"].map(names), said=told)


def curve_summary(frame: pd.DataFrame) -> str:
    """The alternative text of the curves: what still waits after 15 and 30 days, the last series."""
    last = frame[frame["year"] == frame["year"].max()]
    left = {day: last.loc[last["delay_days"] <= day, "open_share"].iloc[-1] for day in (15, 30)}
    return _("{series}\u00a0: {half}\u00a0% attendent encore après 15 jours, {less}\u00a0% après 30 jours.").format(
        series=last["series"].iloc[0], half=integer(left[15]), less=integer(left[30])
    )


def backlog_summary(frame: pd.DataFrame) -> str:
    """The alternative text of the backlog."""
    known = frame["open_count"].dropna()
    if known.empty:
        return _("Aucun mois n’a assez de demandes ouvertes pour être montré.")
    return _("De {low} à {high} demandes ouvertes en fin de mois, {last} au dernier mois montré.").format(
        low=integer(known.min()), high=integer(known.max()), last=integer(known.iloc[-1])
    )


def method() -> str:
    """How the waits are estimated, and what is hidden."""
    return _(
        "Une demande encore ouverte n’est ni écartée ni tenue pour close : elle compte parmi celles qui attendent "
        "jusqu’à son âge (estimateur de Kaplan et Meier, 1958). La bande dit à 95 % où la vraie part peut être. Les "
        "parts sont arrondies à un pas qui vaut au moins 11 demandes. Un nombre de 1 à 10 demandes n’est jamais "
        "montré, ni un autre qui le donnerait par différence\u00a0: les nombres sont donc donnés par trimestre fini "
        "depuis 15 jours. Ce qui est reçu et clos se compte par date de réception\u00a0; ce qui est ouvert, à la fin "
        "d’un mois, quelle que soit cette date."
    )


def volume_columns() -> dict[str, Column]:
    """What the export of the volumes holds."""
    return {
        "value": Column(_("Objet")),
        "received_count": Column(_("Reçues"), "integer"),
        "masked_count": Column(_("Trimestres cachés"), "integer"),
    }
