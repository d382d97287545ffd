"""The incidents as an Atom feed (RFC 4287), for whoever wants to be told."""

from __future__ import annotations

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from dashboard import data
from dashboard.locale import _
from dashboard.server.api.incidents import Incident, listing
from dashboard.server.api.reading import Reading

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
        _entry(root, each, insee)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode")


def changed(incident: Incident) -> datetime:
    """When something last happened to an incident."""
    return incident.ended_at or incident.started_at


def _entry(root: Element, incident: Incident, insee: str) -> None:
    entry = _child(root, "entry")
    started = incident.started_at.isoformat()
    title = _("{title} : incident en cours") if incident.is_open else _("{title} : incident terminé")
    _child(entry, "title", title.format(title=incident.title))
    _child(entry, "id", f"tag:{insee}.tableau-de-bord,2026:incidents/{incident.dataset}/{started}")
    _child(entry, "published", started)
    _child(entry, "updated", changed(incident).isoformat())
    _child(entry, "summary", f"{incident.kind} : {incident.message}" if incident.message else incident.kind)


def _child(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    child = SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    if text:
        child.text = text.translate(_FORBIDDEN)
    return child
