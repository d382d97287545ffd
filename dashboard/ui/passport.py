"""The fold under a figure, « D’où vient ce chiffre ? »: its passport, whole, in plain HTML and without a rerun.

Where there are sixty figures, the fold stays empty until it is opened (``static/passport.js``): their passports are
two thirds of what the home page would send, for the one or two that are read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from dashboard.data import now
from dashboard.locale import _, ngettext
from dashboard.locale.dates import long_moment, long_observed, moment, observed, observed_age
from dashboard.locale.numbers import integer
from dashboard.passports import Fetch, Passport, plain
from dashboard.ui.address import merged
from dashboard.ui.cards import DatasetCard
from dashboard.ui.markup import anchor, escape

LONGEST_SQL = 20_000
Entry = tuple[str, str]


def passport_html(passport: Passport, is_open: bool = False) -> str:
    """The passport folded, or open where the page is about it."""
    return f'<details class="passport"{" open" if is_open else ""}>{_summary()}{body_html(passport)}</details>'


def awaited_html(address: str, snapshot_id: str) -> str:
    """The fold that takes its passport, once opened, from the document of the figure's own page, above a link to it.

    ``address`` keeps the filters of the present page: the passport says how the indicator is made, the link shows the
    figure for the same period.
    ``snapshot_id`` is what the figure was read from: the reader is told when that page has a newer one.
    """
    link = anchor(_("Voir la fiche de l’indicateur"), address)
    kept = f'data-from="{escape(address)}" data-snapshot="{escape(snapshot_id)}"'
    return f'<details class="passport" {kept}>{_summary()}<p>{link}</p></details>'


def given_html(passport: Passport) -> str:
    """What such a fold takes: the passport open, in its card, and what to say to who reads an older snapshot."""
    since = _("Les données ont été actualisées depuis l’ouverture de cette page : ceci décrit les plus récentes. "
              "Rechargez la page pour que le chiffre les suive.")  # fmt: skip
    note = f'<p class="note" hidden>{escape(since)}</p>'
    told = passport_html(passport, is_open=True)
    return f'<section class="card" data-snapshot="{escape(passport.snapshot_id)}">{note}{told}</section>'


def _summary() -> str:
    return f"<summary>{escape(_('D’où vient ce chiffre ?'))}</summary>"


def body_html(passport: Passport) -> str:
    """Definition, sources, what was received, what was refused, the snapshot, the link, the statement."""
    at = now()
    entries = [*_definition(passport), *_sources(passport, at), *_snapshot(passport, at)]
    listed = "".join(f"<div><dt>{escape(term)}</dt><dd>{told}</dd></div>" for term, told in entries)
    sql = f'<pre tabindex="0"><code>{escape(passport.sql, LONGEST_SQL)}</code></pre>' if passport.sql else ""
    return f"<dl>{listed}</dl>{sql}"


def _definition(passport: Passport) -> Iterator[Entry]:
    words = (
        (_("Définition"), passport.title), (_("Question"), passport.question), (_("Méthode"), passport.method),
        (_("Limites"), passport.limits), (_("Population"), passport.population),
    )  # fmt: skip
    yield from ((term, escape(_(text), 2_000)) for term, text in words if text)
    if passport.parameters:
        told = ", ".join(f"${name} = {_value(value)}" for name, value in passport.parameters.items())
        yield _("Paramètres"), f"<code>{escape(told)}</code>"


def _value(value: object) -> str:
    return str(plain(value)) if value not in (None, "") else "''"


def _sources(passport: Passport, at: datetime) -> Iterator[Entry]:
    if passport.observed_at is not None:
        told = f"{long_observed(passport.observed_at)} ({observed_age(passport.observed_at, at)})"
        yield _("Dernière observation"), escape(told)
    for card in passport.sources:
        received = "".join(_fetch(each) for each in passport.fetches if each.dataset_id == card.id)
        yield _("Source"), _source(card, at) + (f"<ul>{received}</ul>" if received else "")
    rows = ngettext("{n} ligne publiée non reprise", "{n} lignes publiées non reprises", passport.rejected_count)
    links = ngettext("{n} lien défectueux signalé", "{n} liens défectueux signalés", passport.link_defect_count)
    counts = ((rows, passport.rejected_count), (links, passport.link_defect_count))
    yield _("Lignes refusées"), escape("\u00a0; ".join(words.format(n=integer(count)) for words, count in counts))


def _source(card: DatasetCard, at: datetime) -> str:
    updated = card.observed_at or card.fetched_at
    when = _("mis à jour {moment}").format(moment=observed(updated, at)) if updated else _("jamais reçu")
    licence = anchor(card.licence, card.licence_url)
    return f"{escape(_(card.title))}, {escape(card.producer)}, {licence}, {escape(when)}"


def _fetch(fetch: Fetch) -> str:
    """« Reçu lundi 23 novembre 2026, 18 h 05 de https://… (2 fichiers, empreinte SHA-256 3830…) »."""
    told = _("Reçu {moment} de {address}").format(
        moment=long_moment(fetch.fetched_at), address=fetch.address or _("un fichier déposé")
    )
    files = ngettext("{n} fichier", "{n} fichiers", fetch.part_count).format(n=integer(fetch.part_count))
    name = "SHA-256" if fetch.part_count == 1 else _("SHA-256 de leurs empreintes")
    digest = f", {escape(name)} <code>{escape(fetch.sha256)}</code>" if fetch.sha256 else ""
    return f"<li>{escape(told)} ({escape(files)}{digest})</li>"


def _snapshot(passport: Passport, at: datetime) -> Iterator[Entry]:
    if passport.snapshot_id:
        built = f", {escape(_('construit {moment}').format(moment=moment(passport.built_at, at)))}"
        yield _("Instantané"), f"<code>{escape(passport.snapshot_id)}</code>{built}"
    if passport.link:
        address = merged(passport.link)
        yield _("Retrouver ce chiffre"), anchor(address, address)
