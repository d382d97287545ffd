"""The incidents as an Atom feed (RFC 4287), for whoever wants to be told."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from dashboard import data
from dashboard.locale import _
from dashboard.server.api.incidents import Incident, listing
from dashboard.server.api.reading import Reading
from dashboard.words import incidents as words

NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
# XML 1.0 has no place for these, not even escaped.
_FORBIDDEN = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "\ufffd")


def feed(reading: Reading) -> str:
    """The feed as text. It is as old as its latest incident, or as the snapshot when there is none."""
    register_namespace("", NAMESPACE)
    answer, insee = listing(reading), data.town().insee
    root = Element(f"{{{NAMESPACE}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": reading.language})
    latest = max((changed(each) for each in answer.incidents), default=answer.built_at or answer.as_of)
    _child(root, "title", _("{town} : incidents des données").format(town=data.town().name))
    _child(root, "id", f"tag:{insee}.tableau-de-bord,2026:incidents")
    _child(root, "updated", latest.isoformat())
    _child(_child(root, "author"), "name", data.town().name)
    _child(root, "link", rel="self", href=f"{reading.base}/v1/incidents.atom", type=MEDIA_TYPE)
    for each in answer.incidents:
        _entry(root, each, insee, reading.base.removesuffix("/api"))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode")


def changed(incident: Incident) -> datetime:
    """When something last happened to an incident."""
    return incident.ended_at or incident.started_at


def _entry(root: Element, incident: Incident, insee: str, base: str) -> None:
    entry = _child(root, "entry")
    started = incident.started_at.isoformat()
    _child(entry, "title", f"{words.titled(incident.title, incident.kind)}{_ending(incident)}")
    # Late that turns stale stays the same entry, updated.
    kind = "late" if incident.kind == "stale" else incident.kind
    _child(entry, "id", f"tag:{insee}.tableau-de-bord,2026:incidents/{quote(incident.dataset)}/{kind}/{started}")
    _child(entry, "published", started)
    _child(entry, "updated", changed(incident).isoformat())
    _child(entry, "link", rel="alternate", type="text/html", href=f"{base}/suivi?vue=incidents")
    _child(entry, "category", term=incident.kind, label=words.kind_word(incident.kind))
    _child(entry, "summary", words.summary(incident.message, incident.rows_lost, incident.rows_backfilled))


def _ending(incident: Incident) -> str:
    """What follows the kind: nothing while it lasts, nor for what happens in an instant."""
    return "" if incident.is_open or incident.ended_at == incident.started_at else _(" (terminé)")


def _child(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    child = SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    if text:
        child.text = text.translate(_FORBIDDEN)
    return child
